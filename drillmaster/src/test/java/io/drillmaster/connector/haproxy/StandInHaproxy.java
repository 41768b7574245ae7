package io.drillmaster.connector.haproxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Answers at a Unix socket what HAProxy would, once a connection. */
final class StandInHaproxy implements AutoCloseable {

    private final ServerSocketChannel listening;
    private volatile String stat = "";
    private volatile String servers = "";

    StandInHaproxy(Path socket) {
        try {
            listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            listening.bind(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    void says(String text) {
        stat = text;
    }

    /** What it says when it is asked for the state of its servers. */
    void saysOfServers(String text) {
        servers = text;
    }

    private void serve() {
        try {
            while (true) {
                try (SocketChannel asked = listening.accept()) {
                    ByteBuffer question = ByteBuffer.allocate(100);
                    asked.read(question);
                    boolean state =
                            new String(question.array(), StandardCharsets.UTF_8)
                                    .startsWith("show servers state");
                    asked.write(
                            ByteBuffer.wrap(
                                    (state ? servers : stat).getBytes(StandardCharsets.UTF_8)));
                }
            }
        } catch (IOException e) {
            // The socket was closed: the test is over.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

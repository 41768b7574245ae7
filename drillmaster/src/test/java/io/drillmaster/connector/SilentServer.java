package io.drillmaster.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Accepts every connection and never says a word. */
public final class SilentServer implements AutoCloseable {

    private final ServerSocket listening;
    private final List<Socket> accepted = new CopyOnWriteArrayList<>();

    public SilentServer() {
        this(InetAddress.getLoopbackAddress(), 0);
    }

    /**
     * @param port 0 for any that is free
     */
    public SilentServer(InetAddress address, int port) {
        try {
            listening = new ServerSocket(port, 50, address);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    public URI http() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** A port of this machine where nothing listens. */
    public static int closedPort() {
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return unused.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                accepted.add(listening.accept());
            }
        } catch (IOException e) {
            // The socket was closed: the test is over.
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : accepted) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

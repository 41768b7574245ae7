package io.drillmaster.connector.postgres;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks just enough of PostgreSQL's protocol to say no to every login, with one SQLSTATE. */
final class RefusingPostgres implements AutoCloseable {

    private static final int ASKS_FOR_TLS = 80877103;
    private static final int ASKS_FOR_GSS = 80877104;

    private final ServerSocket listening;
    private final String state;
    private final String message;

    RefusingPostgres(String state, String message) {
        this.state = state;
        this.message = message;
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> refuse(socket));
            }
        } catch (IOException e) {
            // The socket was closed: the test is over.
        }
    }

    private void refuse(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            while (true) {
                byte[] asked = in.readNBytes(in.readInt() - 4);
                int code = java.nio.ByteBuffer.wrap(asked).getInt();
                if (code != ASKS_FOR_TLS && code != ASKS_FOR_GSS) {
                    break;
                }
                out.writeByte('N');
                out.flush();
            }
            byte[] body = body();
            out.writeByte('E');
            out.writeInt(body.length + 4);
            out.write(body);
            out.flush();
        } catch (IOException e) {
            // Whoever asked has gone; there is nobody to refuse.
        }
    }

    private byte[] body() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String field : new String[] {"SFATAL", "C" + state, "M" + message}) {
            body.writeBytes(field.getBytes(StandardCharsets.UTF_8));
            body.write(0);
        }
        body.write(0);
        return body.toByteArray();
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

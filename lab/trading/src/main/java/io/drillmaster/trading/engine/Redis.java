package io.drillmaster.trading.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;

/** Reads one key from Redis, in the few words of its protocol that this takes. */
final class Redis {

    private static final int PATIENCE_MS = 500;

    private final String host;
    private final int port;
    private final String password;

    /** The address is a host's name, or one with a port. */
    Redis(String address, String password) {
        int colon = address.lastIndexOf(':');
        host = colon < 0 ? address : address.substring(0, colon);
        port = colon < 0 ? 6379 : Integer.parseInt(address.substring(colon + 1));
        this.password = password;
    }

    Optional<String> get(String key) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MS);
            socket.getOutputStream()
                    .write((command("AUTH", password) + command("GET", key)).getBytes(UTF_8));
            InputStream in = new BufferedInputStream(socket.getInputStream());
            line(in);
            int length = Integer.parseInt(line(in).substring(1));
            return length < 0
                    ? Optional.empty()
                    : Optional.of(new String(in.readNBytes(length), UTF_8));
        } catch (NumberFormatException e) {
            throw new IOException("Redis at " + host + " answered something else than a text", e);
        }
    }

    private static String command(String... words) {
        StringBuilder text = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            text.append('$').append(word.getBytes(UTF_8).length).append("\r\n");
            text.append(word).append("\r\n");
        }
        return text.toString();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        int c = in.read();
        while (c != '\n') {
            if (c < 0) {
                throw new IOException("Redis hung up");
            }
            if (c != '\r') {
                text.append((char) c);
            }
            c = in.read();
        }
        if (text.isEmpty() || text.charAt(0) == '-') {
            throw new IOException("Redis refused: " + text);
        }
        return text.toString();
    }
}

package io.drillmaster.connector.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Deadline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that answers once on each connection, and closes it when it is asked again. */
@Timeout(20)
class ClosingConnectionTest {

    private final List<String> answered = Collections.synchronizedList(new ArrayList<>());

    private void serve(ServerSocket door) {
        try {
            while (!door.isClosed()) {
                Socket connection = door.accept();
                Thread.ofVirtual().start(() -> answerOnce(connection));
            }
        } catch (IOException e) {
            assertThat(door.isClosed()).isTrue();
        }
    }

    private void answerOnce(Socket open) {
        try (Socket connection = open) {
            BufferedReader in =
                    new BufferedReader(
                            new InputStreamReader(connection.getInputStream(), US_ASCII));
            answered.add(request(in));
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
            in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String request(BufferedReader in) throws IOException {
        String first = String.valueOf(in.readLine());
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        for (int i = 0; i < length; i++) {
            in.read();
        }
        return first.replaceAll(" HTTP.*", "");
    }

    @Test
    void what_changes_something_is_never_lost_with_a_connection_that_was_closing()
            throws IOException {
        try (ServerSocket door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
                Http http = new Http()) {
            Thread.ofVirtual().start(() -> serve(door));
            URI uri = URI.create("http://127.0.0.1:" + door.getLocalPort() + "/key");
            Deadline deadline = Deadline.in(Duration.ofSeconds(10));

            assertThat(http.get(uri, deadline)).isInstanceOf(Reply.Answered.class);
            assertThat(http.putJson(uri, "{}", deadline)).isInstanceOf(Reply.Answered.class);
            assertThat(http.postJson(uri, "{}", deadline)).isInstanceOf(Reply.Answered.class);
            assertThat(answered).containsExactly("GET /key", "PUT /key", "POST /key");
        }
    }
}

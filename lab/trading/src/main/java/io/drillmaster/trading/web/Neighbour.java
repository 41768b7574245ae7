package io.drillmaster.trading.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Another process that answers over HTTP. */
public final class Neighbour {

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(1))
                    .build();
    private final String address;

    public Neighbour(String address) {
        this.address = address;
    }

    public Answer post(String path, String body, Duration patience) throws IOException {
        return send("POST", path, body, patience);
    }

    public Answer put(String path, String body, Duration patience) throws IOException {
        return send("PUT", path, body, patience);
    }

    public Answer get(String path, Duration patience) throws IOException {
        return send("GET", path, "", patience);
    }

    /** What it answers, or nothing when it does not. */
    public Optional<Answer> look(String path, Duration patience) {
        try {
            return Optional.of(get(path, patience));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Answer send(String method, String path, String body, Duration patience)
            throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(patience)
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + address + path, e);
        }
    }
}

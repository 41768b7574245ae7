package io.drillmaster.connector.http;

import io.drillmaster.connector.Deadline;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Sends one HTTP request and waits no longer than it may; a client is built at first need.
 *
 * <p>Looks share connections, and the library repeats one whose connection was closing. What
 * changes something goes over a connection of its own: lost with a closing one, nobody could tell
 * of it.
 */
public final class Http implements AutoCloseable {

    private @Nullable HttpClient plain;
    private @Nullable HttpClient secure;

    public Reply get(URI uri, Deadline deadline) {
        return send(client(uri), HttpRequest.newBuilder(uri).GET(), uri, deadline);
    }

    public Reply postJson(URI uri, String json, Deadline deadline) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json));
        return sendAlone(request, uri, deadline);
    }

    public Reply putJson(URI uri, String json, Deadline deadline) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(json));
        return sendAlone(request, uri, deadline);
    }

    private static Reply sendAlone(HttpRequest.Builder request, URI uri, Deadline deadline) {
        HttpClient own = fresh(uri);
        try {
            return send(own, request, uri, deadline);
        } finally {
            own.shutdownNow();
        }
    }

    private static Reply send(
            HttpClient client, HttpRequest.Builder request, URI uri, Deadline deadline) {
        Duration left = deadline.left();
        if (left.isZero()) {
            return new Reply.NotSent("there was no time left to ask " + uri);
        }
        long asked = System.nanoTime();
        // The client's own timeout ends with the headers: a body that never comes would outlast it.
        CompletableFuture<HttpResponse<byte[]>> coming =
                client.sendAsync(request.timeout(left).build(), BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = coming.get(left.toNanos(), TimeUnit.NANOSECONDS);
            byte[] body = response.body();
            return new Reply.Answered(
                    response.statusCode(),
                    new String(body, StandardCharsets.UTF_8),
                    body.length,
                    asked,
                    System.nanoTime());
        } catch (ExecutionException e) {
            return failed(uri, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            coming.cancel(true);
            return new Reply.NoAnswer(uri + " was asked and did not answer in time");
        } catch (InterruptedException e) {
            coming.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.NoAnswer(uri + " was asked, and the waiting was interrupted");
        }
    }

    private static Reply failed(URI uri, Throwable cause) {
        return switch (cause) {
            case HttpConnectTimeoutException _ ->
                    new Reply.NotSent(uri + " accepted no connection in time");
            case ConnectException e when e.getCause() instanceof UnresolvedAddressException ->
                    new Reply.NotSent(uri + " has an address that does not resolve");
            case ConnectException e ->
                    new Reply.NotSent(
                            "%s could not be connected to (%s)"
                                    .formatted(
                                            uri,
                                            e.getMessage() == null ? "refused" : e.getMessage()));
            default ->
                    new Reply.NoAnswer(
                            "%s was asked, and the connection broke before its answer (%s)"
                                    .formatted(uri, cause));
        };
    }

    private synchronized HttpClient client(URI uri) {
        if (isSecure(uri)) {
            if (secure == null) {
                secure = fresh(uri);
            }
            return secure;
        }
        if (plain == null) {
            plain = fresh(uri);
        }
        return plain;
    }

    private static HttpClient fresh(URI uri) {
        return isSecure(uri) ? builder().build() : builder().sslContext(trustingNobody()).build();
    }

    private static boolean isSecure(URI uri) {
        return "https".equals(uri.getScheme());
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newVirtualThreadPerTaskExecutor());
    }

    /** Plain HTTP needs no certificates, and reading the machine's costs near half a second. */
    private static SSLContext trustingNobody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[0], new TrustManager[0], null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    @Override
    public synchronized void close() {
        for (HttpClient each : new @Nullable HttpClient[] {plain, secure}) {
            if (each != null) {
                each.shutdownNow();
            }
        }
        plain = null;
        secure = null;
    }
}

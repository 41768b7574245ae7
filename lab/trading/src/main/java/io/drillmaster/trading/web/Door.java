package io.drillmaster.trading.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.drillmaster.trading.setup.Say;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/** The HTTP port of a process. That only one process can hold it keeps a host from running two. */
public final class Door {

    private final HttpServer server;

    // Small answers must not wait for the acknowledgement of the ones before.
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    public Door(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(port), 64);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + " could not be opened", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    }

    public Door page(String path, Page page) {
        server.createContext(path, exchange -> answer(exchange, page));
        return this;
    }

    public void open() {
        server.start();
    }

    private static void answer(HttpExchange exchange, Page page) throws IOException {
        Answer answer = answered(exchange, page);
        byte[] body = answer.body().getBytes(UTF_8);
        boolean json = answer.body().startsWith("{") || answer.body().startsWith("[");
        exchange.getResponseHeaders()
                .set("Content-Type", json ? "application/json" : "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static Answer answered(HttpExchange exchange, Page page) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        try {
            return page.answer(
                    new Page.Request(
                            exchange.getRequestMethod(), query(exchange.getRequestURI()), body));
        } catch (IllegalArgumentException e) {
            return Answer.text(400, "the request makes no sense: " + Say.why(e) + "\n");
        } catch (RuntimeException e) {
            Say.that("%s could not be answered: %s".formatted(exchange.getRequestURI(), e));
            return Answer.text(500, "it could not be answered: " + e + "\n");
        }
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> words = new TreeMap<>();
        String text = address.getQuery();
        if (text != null) {
            for (String pair : text.split("&", -1)) {
                int equals = pair.indexOf('=');
                words.put(
                        equals < 0 ? pair : pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return words;
    }
}

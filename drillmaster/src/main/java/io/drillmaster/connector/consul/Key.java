package io.drillmaster.connector.consul;

import io.drillmaster.connector.Facts;
import io.drillmaster.connector.http.Reply;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One key as {@code GET /v1/kv/} shows it.
 *
 * @param value as Consul writes it, in Base64
 * @param session who holds it as a lock, or empty
 * @param index changes with every change of the key; 0 where there is none
 */
record Key(String name, boolean exists, String value, String flags, String session, String index) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 500;

    /** Empty when the answer cannot be read. */
    static Optional<Key> of(String name, Reply.Answered answered) {
        if (answered.status() == 404) {
            return Optional.of(new Key(name, false, "", "0", "", "0"));
        }
        try {
            return Optional.of(of(JSON.readTree(answered.body()).path(0)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    static Key of(JsonNode key) {
        return new Key(
                key.path("Key").asString(""),
                true,
                key.path("Value").asString(""),
                key.path("Flags").asString("0"),
                key.path("Session").asString(""),
                key.path("ModifyIndex").asString("0"));
    }

    /** Where the server shows it. */
    static String path(String name) {
        return "/v1/kv/"
                + List.of(name.split("/", -1)).stream()
                        .map(part ->
                                URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                        .collect(Collectors.joining("/"));
    }

    static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    String text() {
        return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    }

    /** Its value for people, no longer than they would read. */
    String told() {
        String text = text();
        if (!exists) {
            return "none";
        }
        return text.length() > MOST ? text.substring(0, MOST) + "..." : text;
    }

    Facts facts() {
        return Facts.of(
                Map.of(
                        "exists",
                        exists ? "yes" : "no",
                        "value",
                        told(),
                        "session",
                        session.isEmpty() ? "none" : session,
                        "index",
                        index));
    }
}

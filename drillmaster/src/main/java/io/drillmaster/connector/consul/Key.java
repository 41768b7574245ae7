package io.drillmaster.connector.consul;

import io.drillmaster.connector.Facts;
import io.drillmaster.connector.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One key as {@code GET /v1/kv/} shows it. */
final class Key {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 500;

    private Key() {}

    static Facts facts(Reply.Answered answered) {
        if (answered.status() == 404) {
            return facts("no", "none", "none", "0");
        }
        JsonNode key;
        try {
            key = JSON.readTree(answered.body()).path(0);
        } catch (JacksonException e) {
            return facts("unknown", "unknown", "unknown", "0");
        }
        byte[] value = Base64.getDecoder().decode(key.path("Value").asString(""));
        String text = new String(value, StandardCharsets.UTF_8);
        return facts(
                "yes",
                text.length() > MOST ? text.substring(0, MOST) + "..." : text,
                key.path("Session").asString("none"),
                key.path("ModifyIndex").asString("0"));
    }

    private static Facts facts(String exists, String value, String session, String index) {
        return Facts.of(
                Map.of("exists", exists, "value", value, "session", session, "index", index));
    }
}

package io.drillmaster.connector.consul;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a change of a key leaves beside it, in the same transaction: by which call it was made, and
 * what the key was before.
 *
 * @param name the key of the note itself
 * @param key the key that was changed
 * @param was what it was
 * @param now its value since, in Base64, or empty if it was taken away
 */
record Note(String name, String mark, String key, Was was, String now) {

    /** Every note of every drill. */
    static final String ALL = "drillmaster/notes/";

    private static final JsonMapper JSON = new JsonMapper();

    /** A key as it was. */
    record Was(boolean exists, String value, String flags) {}

    /** The note of a call about to change a key. */
    static Note of(Call call, Key before, String now) {
        return new Note(
                name(call),
                call.mark(),
                before.name(),
                new Was(before.exists(), before.value(), before.flags()),
                now);
    }

    static String name(Call call) {
        return ALL + Token.of(call);
    }

    /** What the names of the notes of one drill begin with. */
    static String drill(Call call) {
        return ALL + Token.drill(call);
    }

    String json() {
        ObjectNode node = JSON.createObjectNode();
        node.put("mark", mark).put("key", key).put("now", now);
        node.put("existed", was.exists()).put("was", was.value()).put("flags", was.flags());
        return JSON.writeValueAsString(node);
    }

    /** Empty when the key holds something else. */
    static Optional<Note> of(Key key) {
        try {
            JsonNode node = JSON.readTree(key.text());
            return key.exists() && node.has("mark")
                    ? Optional.of(
                            new Note(
                                    key.name(),
                                    node.path("mark").asString(""),
                                    node.path("key").asString(""),
                                    new Was(
                                            node.path("existed").asBoolean(false),
                                            node.path("was").asString(""),
                                            node.path("flags").asString("0")),
                                    node.path("now").asString("")))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * The notes in a listing that are about one key, the oldest first.
     *
     * @throws JacksonException when it is no listing
     */
    static List<Note> about(String key, String listing) {
        List<JsonNode> found = new ArrayList<>();
        JSON.readTree(listing).forEach(found::add);
        return found.stream()
                .sorted(Comparator.comparingLong(each -> each.path("CreateIndex").asLong(0)))
                .map(Key::of)
                .flatMap(each -> of(each).stream())
                .filter(note -> note.key().equals(key))
                .toList();
    }
}

package io.drillmaster.connector.consul;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of keys that are made together or not at all, as {@code PUT /v1/txn} takes them. */
final class Transaction {

    static final String PATH = "/v1/txn";

    private static final JsonMapper JSON = new JsonMapper();

    private final ArrayNode operations = JSON.createArrayNode();

    /** Writes a key if it still is as it was seen; one that was not there must still not be. */
    Transaction put(Key seen, String value, String flags) {
        add("cas", seen.name())
                .put("Value", value)
                .put("Flags", Long.parseUnsignedLong(flags))
                .put("Index", Long.parseLong(seen.index()));
        return this;
    }

    /** Takes a key away if it still is as it was seen. */
    Transaction delete(Key seen) {
        add("delete-cas", seen.name()).put("Index", Long.parseLong(seen.index()));
        return this;
    }

    /** Goes on only while a key is held by this session. */
    Transaction held(String key, String session) {
        add("check-session", key).put("Session", session);
        return this;
    }

    Transaction leave(Note note) {
        add("set", note.name()).put("Value", Key.encoded(note.json()));
        return this;
    }

    Transaction forget(String note) {
        add("delete", note);
        return this;
    }

    private ObjectNode add(String verb, String key) {
        return operations.addObject().putObject("KV").put("Verb", verb).put("Key", key);
    }

    String json() {
        return JSON.writeValueAsString(operations);
    }
}

package io.drillmaster.connector.consul;

import io.drillmaster.connector.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A kind of thing that Consul holds for others, and what each is told as. */
enum Holding {
    KEYS("/v1/kv/?recurse=true", "key:") {
        @Override
        void add(JsonNode said, SortedMap<String, String> facts) {
            for (JsonNode key : said) {
                String name = key.path("Key").asString("");
                if (!MOVING.matcher(name).matches()) {
                    facts.put(prefix() + name, value(key));
                }
            }
        }
    },
    SESSIONS("/v1/session/list", "sessions:") {
        @Override
        void add(JsonNode said, SortedMap<String, String> facts) {
            SortedMap<String, Integer> counts = new TreeMap<>();
            for (JsonNode session : said) {
                counts.merge(session.path("Name").asString(""), 1, Integer::sum);
            }
            counts.forEach((name, count) -> facts.put(prefix() + name, String.valueOf(count)));
        }
    },
    SERVICES("/v1/catalog/services", "service:") {
        @Override
        void add(JsonNode said, SortedMap<String, String> facts) {
            said.propertyNames().forEach(name -> facts.put(prefix() + name, "registered"));
        }
    };

    /** Keys that Patroni keeps anew with each round, lease and failover. */
    private static final Pattern MOVING =
            Pattern.compile(".*/(leader|status|history|sync|failsafe|optime/leader|members/[^/]+)");

    private final String path;
    private final String prefix;

    Holding(String path, String prefix) {
        this.path = path;
        this.prefix = prefix;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Holding::prefix).toList();
    }

    String path() {
        return path;
    }

    String prefix() {
        return prefix;
    }

    /** There may be no key at all; sessions and services are always listed, if empty. */
    boolean mayBeNone() {
        return this == KEYS;
    }

    abstract void add(JsonNode said, SortedMap<String, String> facts);

    private static String value(JsonNode key) {
        byte[] value = Base64.getDecoder().decode(key.path("Value").asString(""));
        return Fingerprint.of(new String(value, StandardCharsets.ISO_8859_1));
    }
}

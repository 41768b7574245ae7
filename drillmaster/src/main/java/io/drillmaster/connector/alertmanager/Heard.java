package io.drillmaster.connector.alertmanager;

import io.drillmaster.connector.Facts;
import io.drillmaster.connector.http.Expected;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a webhook heard: a JSON object a line, with {@code heard}, {@code status}, {@code labels}.
 */
record Heard(Instant heard, Instant starts, SortedMap<String, String> labels) {

    static final List<String> NAMES = List.of("notices", "heard-at", "starts-at", "delay", "age");

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Those that fire, in the order in which they came; empty when a line is nothing of the kind.
     */
    static Optional<List<Heard>> all(String lines) {
        List<Heard> all = new ArrayList<>();
        for (String line : lines.split("\n", -1)) {
            if (line.isBlank()) {
                continue;
            }
            try {
                JsonNode json = JSON.readTree(line);
                if (json.path("status").asString("").equals("firing")) {
                    all.add(
                            new Heard(
                                    at(json, "heard"),
                                    at(json, "startsAt"),
                                    Alert.labels(json.path("labels"))));
                }
            } catch (JacksonException | DateTimeException e) {
                return Optional.empty();
            }
        }
        return Optional.of(all);
    }

    private static Instant at(JsonNode json, String field) {
        return OffsetDateTime.parse(json.path(field).asString("")).toInstant();
    }

    /** Of those that are meant: how many, and when the first came. */
    static Facts facts(List<Heard> all, Expected meant, Instant now) {
        List<Heard> those = all.stream().filter(each -> meant.matches(each.labels())).toList();
        Optional<Heard> first = those.stream().min(Comparator.comparing(Heard::heard));
        return Facts.of(
                Map.of(
                        "notices", String.valueOf(those.size()),
                        "heard-at", first.map(it -> it.heard().toString()).orElse("none"),
                        "starts-at", first.map(it -> it.starts().toString()).orElse("none"),
                        "delay",
                                first.map(it -> Firing.since(it.starts(), it.heard()))
                                        .orElse("none"),
                        "age", first.map(it -> Firing.since(it.heard(), now)).orElse("none")));
    }
}

package io.drillmaster.connector.alertmanager;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * One alert as Alertmanager tells it.
 *
 * @param starts when it began to fire, by the time of whoever raised it
 */
record Alert(SortedMap<String, String> labels, boolean suppressed, Instant starts) {

    /** The label by which a test alert names the call that pushed it. */
    static final String MARK = "mark";

    Alert {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /**
     * Reads one of {@code /api/v2/alerts}.
     *
     * @throws DateTimeException when it does not say since when it fires
     */
    static Alert of(JsonNode json) {
        return new Alert(
                labels(json.path("labels")),
                json.path("status").path("state").asString("").equals("suppressed"),
                OffsetDateTime.parse(json.path("startsAt").asString("")).toInstant());
    }

    static SortedMap<String, String> labels(JsonNode json) {
        SortedMap<String, String> labels = new TreeMap<>();
        json.properties().forEach(each -> labels.put(each.getKey(), each.getValue().asString("")));
        return labels;
    }

    String name() {
        return labels.getOrDefault("alertname", "an alert without a name");
    }

    String mark() {
        return labels.getOrDefault(MARK, "");
    }
}

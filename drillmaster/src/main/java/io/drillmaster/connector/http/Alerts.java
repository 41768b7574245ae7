package io.drillmaster.connector.http;

import io.drillmaster.connector.Facts;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts what Alertmanager lists at {@code /api/v2/alerts}. */
final class Alerts {

    private static final JsonMapper JSON = new JsonMapper();

    private final Expected expected;
    private final SortedSet<String> names = new TreeSet<>();
    private int firing;
    private int anticipated;
    private int suppressed;

    private Alerts(Expected expected) {
        this.expected = expected;
    }

    /** What the list says; empty when it is none. */
    static Optional<Facts> facts(String body, Expected expected) {
        try {
            JsonNode list = JSON.readTree(body);
            if (!list.isArray()) {
                return Optional.empty();
            }
            Alerts alerts = new Alerts(expected);
            list.forEach(alerts::count);
            return Optional.of(alerts.facts());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** One that is silenced or inhibited is suppressed; whatever is not fires. */
    private void count(JsonNode alert) {
        Map<String, String> labels = new TreeMap<>();
        alert.path("labels")
                .properties()
                .forEach(each -> labels.put(each.getKey(), each.getValue().asString("")));
        if (alert.path("status").path("state").asString("").equals("suppressed")) {
            suppressed++;
        } else if (expected.matches(labels)) {
            anticipated++;
        } else {
            firing++;
            names.add(labels.getOrDefault("alertname", "an alert without a name"));
        }
    }

    private Facts facts() {
        return Facts.of(
                Map.of(
                        "firing",
                        String.valueOf(firing),
                        "expected",
                        String.valueOf(anticipated),
                        "suppressed",
                        String.valueOf(suppressed),
                        "names",
                        names.isEmpty() ? "none" : String.join(", ", names)));
    }
}

package io.drillmaster.connector.prometheus;

import io.drillmaster.connector.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Whether the rules of a Prometheus are there and still evaluated. */
final class Rules {

    static final List<String> NAMES =
            List.of("rules", "alerting", "failing", "firing", "names", "age");

    private Rules() {}

    static Optional<Facts> of(JsonNode data, Instant now) {
        JsonNode groups = data.path("groups");
        if (!groups.isArray()) {
            return Optional.empty();
        }
        int all = 0;
        int alerting = 0;
        int firing = 0;
        Ages ages = new Ages(now);
        SortedSet<String> failing = new TreeSet<>();
        for (JsonNode group : groups) {
            for (JsonNode rule : group.path("rules")) {
                all++;
                alerting += rule.path("type").asString("").equals("alerting") ? 1 : 0;
                firing += rule.path("state").asString("").equals("firing") ? 1 : 0;
                ages.add(rule.path("lastEvaluation").asString(""));
                if (!rule.path("health").asString("").equals("ok")) {
                    failing.add(rule.path("name").asString("?"));
                }
            }
        }
        return Optional.of(
                Facts.of(
                        Map.of(
                                "rules", String.valueOf(all),
                                "alerting", String.valueOf(alerting),
                                "failing", String.valueOf(failing.size()),
                                "firing", String.valueOf(firing),
                                "names", failing.isEmpty() ? "none" : String.join(", ", failing),
                                "age", ages.oldest())));
    }
}

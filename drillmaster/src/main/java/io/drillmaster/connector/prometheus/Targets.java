package io.drillmaster.connector.prometheus;

import io.drillmaster.connector.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** How many targets a Prometheus reaches, and when it tried the one that waits longest. */
final class Targets {

    static final List<String> NAMES = List.of("targets", "up", "down", "names", "age");

    private Targets() {}

    static Optional<Facts> of(JsonNode data, Optional<String> job, Instant now) {
        JsonNode list = data.path("activeTargets");
        if (!list.isArray()) {
            return Optional.empty();
        }
        int all = 0;
        int up = 0;
        Ages ages = new Ages(now);
        SortedSet<String> down = new TreeSet<>();
        for (JsonNode target : list) {
            JsonNode labels = target.path("labels");
            if (job.isPresent() && !job.get().equals(labels.path("job").asString(""))) {
                continue;
            }
            all++;
            ages.add(target.path("lastScrape").asString(""));
            if (target.path("health").asString("").equals("up")) {
                up++;
            } else {
                down.add(
                        labels.path("job").asString("?")
                                + "/"
                                + labels.path("instance").asString("?"));
            }
        }
        return Optional.of(
                Facts.of(
                        Map.of(
                                "targets", String.valueOf(all),
                                "up", String.valueOf(up),
                                "down", String.valueOf(all - up),
                                "names", down.isEmpty() ? "none" : String.join(", ", down),
                                "age", ages.oldest())));
    }
}

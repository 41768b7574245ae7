package io.drillmaster.runbook;

import io.drillmaster.runbook.YamlMap.Text;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which capability each measure shows; a capability is named with its measures. */
final class CapabilityReader {

    private final Map<Measure, String> served = new EnumMap<>(Measure.class);
    private final Map<Measure, Text> named = new EnumMap<>(Measure.class);
    private final Set<Measure> promised = new HashSet<>();
    private final Problems problems;

    CapabilityReader(YamlMap map, Problems problems) {
        this.problems = problems;
        map.map("capabilities")
                .ifPresent(all -> all.texts().forEach((name, text) -> read(name, text)));
    }

    /** The measures are plain text, parted by commas. */
    private void read(String name, Text text) {
        int from = 0;
        for (String part : text.value().split(",", -1)) {
            int indent = part.length() - part.stripLeading().length();
            Text key = new Text(part.strip(), text.part(from + indent));
            from += part.length() + 1;
            Optional<Measure> measure = Measure.of(key.value());
            if (measure.isEmpty()) {
                problems.add(
                        key.place(),
                        "unknown measure `" + key.value() + "`",
                        Suggestion.of(key.value(), Measure.keys()));
            } else if (served.putIfAbsent(measure.get(), name) != null) {
                problems.add(
                        key.place(),
                        "`%s` shows `%s` already".formatted(key.value(), served.get(measure.get())),
                        "name it with one capability");
            } else {
                named.put(measure.get(), key);
            }
        }
    }

    Objective of(Objective objective) {
        promised.add(objective.measure());
        return objective.serving(Optional.ofNullable(served.get(objective.measure())));
    }

    /** A capability that nothing is promised of could not be shown. */
    void end() {
        named.forEach((measure, text) -> {
            if (!promised.contains(measure)) {
                problems.add(
                        text.place(),
                        "`" + text.value() + "` is no objective of this runbook",
                        "promise something of it under `objectives:`, or take it out here");
            }
        });
    }
}

package io.drillmaster.verdict;

import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many positions were not the same for everybody at the last look of each comparison; a look
 * without an answer says nothing, if another one had one.
 */
final class Positions {

    private static final String VERB = "trading.positions";

    private Positions() {}

    static Measurement of(CaseFile drill) {
        Set<String> steps =
                drill.plan().steps().stream()
                        .filter(step -> step instanceof Step.Await it && it.verb().equals(VERB))
                        .map(Step::id)
                        .collect(Collectors.toSet());
        Map<String, Entry> last = new LinkedHashMap<>();
        for (Entry entry : drill.entries()) {
            if (entry.event() instanceof Event.Looked looked
                    && steps.contains(looked.step())
                    && (looked.outcome() instanceof Outcome.Done
                            || !last.containsKey(looked.step()))) {
                last.put(looked.step(), entry);
            }
        }
        if (last.size() < steps.size() || last.isEmpty()) {
            return new Measurement.Absent(
                    steps.isEmpty()
                            ? "the plan compares no positions, through " + VERB
                            : "the drill never came to compare the positions",
                    List.of());
        }
        return worst(List.copyOf(last.values()));
    }

    private static Measurement worst(List<Entry> looks) {
        List<Long> cited = looks.stream().map(Entry::number).toList();
        long worst = -1;
        List<String> told = new ArrayList<>();
        for (Entry look : looks) {
            switch (((Event.Looked) look.event()).outcome()) {
                case Outcome.Done done -> {
                    String differing = done.facts().get("differing").orElse("");
                    if (!differing.matches("\\d{1,9}")) {
                        return new Measurement.Absent(
                                "a comparison of positions told no number", cited);
                    }
                    worst = Math.max(worst, Long.parseLong(differing));
                    told.add(told(done.facts()));
                }
                case Outcome.Refused refused -> {
                    return new Measurement.Absent(refused.why(), cited);
                }
                case Outcome.Unknown unknown -> {
                    return new Measurement.Absent(unknown.why(), cited);
                }
            }
        }
        return new Measurement.Interval(
                worst, worst, Dimension.COUNT, cited, String.join("; ", told));
    }

    private static String told(Facts facts) {
        return "%s positions held against each other by %s: %s"
                .formatted(
                        facts.get("compared").orElse("?"),
                        facts.get("sources").orElse("?"),
                        facts.get("first").orElse("?"));
    }
}

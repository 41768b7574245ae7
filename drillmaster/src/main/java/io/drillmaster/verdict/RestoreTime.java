package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.runbook.Dimension;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** From the moment a backup was begun to be brought to a restored server that takes writes. */
final class RestoreTime {

    private RestoreTime() {}

    static Measurement of(CaseFile drill) {
        Set<String> steps = new HashSet<>();
        for (String verb : List.of("backup.fetch", "s3.fetch", "backup.restore")) {
            steps.addAll(Told.steps(drill, verb));
        }
        Optional<Entry> began =
                drill.entries().stream()
                        .filter(entry ->
                                entry.event() instanceof Event.Called called
                                        && called.purpose() == Purpose.ACT
                                        && steps.contains(called.step()))
                        .findFirst();
        List<Told> restores = Told.of(drill, "backup.restore");
        Optional<Told> restored = Told.last(drill, "backup.restore");
        if (began.isEmpty()) {
            return new Measurement.Absent("nothing was ever restored", List.of());
        }
        if (restored.isEmpty()) {
            return never(restores, began.get());
        }
        List<Long> cited = List.of(began.get().number(), restored.get().entry().number());
        Optional<Bracket> from = drill.axis().at(began.get().at());
        Optional<Bracket> to = drill.axis().at(restored.get().entry().at());
        if (from.isEmpty() || to.isEmpty()) {
            return new Measurement.Absent(
                    "its beginning and its end are on clocks that cannot be compared", cited);
        }
        Span span = Spans.between(from.get(), to.get());
        return new Measurement.Interval(
                span.lo(),
                span.hi(),
                Dimension.TIME,
                cited,
                "from the first byte asked for to a server that takes writes");
    }

    private static Measurement never(List<Told> restores, Entry began) {
        String why =
                restores.stream()
                        .map(Told::outcome)
                        .filter(Outcome.Refused.class::isInstance)
                        .map(outcome -> ((Outcome.Refused) outcome).why())
                        .reduce((_, last) -> last)
                        .orElse("what was begun to be brought was never restored");
        return new Measurement.Never(why, List.of(began.number()));
    }
}

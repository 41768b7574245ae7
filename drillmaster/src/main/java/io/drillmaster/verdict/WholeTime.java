package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.runbook.Dimension;
import java.util.List;
import java.util.Optional;

/** How long a drill took, from its first entry to its last. */
final class WholeTime {

    private WholeTime() {}

    static Measurement of(CaseFile drill) {
        List<Entry> entries = drill.entries();
        if (entries.isEmpty() || !(entries.getLast().event() instanceof Event.Closed)) {
            return new Measurement.Absent("the journal has no end", List.of());
        }
        List<Long> cited = List.of(entries.getFirst().number(), entries.getLast().number());
        // The first entry is written before anybody sat down, so it has no boot of its own.
        Optional<Bracket> from =
                entries.stream()
                        .filter(entry -> entry.event() instanceof Event.SatDown)
                        .findFirst()
                        .flatMap(entry -> drill.axis().at(entry.at()));
        Optional<Bracket> to = drill.axis().at(entries.getLast().at());
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
                "from the first seat to the last word");
    }
}

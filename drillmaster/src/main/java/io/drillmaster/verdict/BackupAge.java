package io.drillmaster.verdict;

import io.drillmaster.runbook.Dimension;
import java.util.List;
import java.util.Optional;

/** How old the restored data was, by the data itself; a file's name or date proves nothing. */
final class BackupAge {

    private BackupAge() {}

    static Measurement of(CaseFile drill) {
        Optional<Told> last = Told.last(drill, "backup.age");
        if (last.isEmpty()) {
            return new Measurement.Absent("nobody saw how old the restored data is", List.of());
        }
        Optional<Double> least = last.get().amount("age-least");
        Optional<Double> most = last.get().amount("age-most");
        if (least.isEmpty() || most.isEmpty()) {
            return new Measurement.Absent(
                    "the look does not tell how old the data is", last.get().cited());
        }
        return new Measurement.Interval(
                least.get(),
                most.get(),
                Dimension.TIME,
                last.get().cited(),
                "the youngest row restored is of %s; the next that production has is of %s"
                        .formatted(
                                last.get().facts().get("youngest").orElse("unknown"),
                                last.get().facts().get("next").orElse("unknown")));
    }
}

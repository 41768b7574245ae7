package io.drillmaster.verdict;

import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.runbook.Dimension;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** How many places could be reached from where a backup was restored, as seen before it was. */
final class Isolation {

    private Isolation() {}

    static Measurement of(CaseFile drill) {
        OptionalLong restored = restored(drill);
        Optional<Told> seen =
                Told.of(drill, "backup.isolation").stream()
                        .filter(told ->
                                restored.isEmpty() || told.entry().number() < restored.getAsLong())
                        .filter(told -> told.outcome() instanceof Outcome.Done)
                        .reduce((_, last) -> last);
        if (seen.isEmpty()) {
            return new Measurement.Absent(
                    "nobody saw, before anything was restored, what could be reached from there",
                    List.of());
        }
        Told told = seen.get();
        Optional<Double> reached = told.amount("reached");
        Optional<Double> neighbours = told.amount("neighbours");
        if (reached.isEmpty() || neighbours.isEmpty()) {
            return new Measurement.Absent("the look does not tell what was reached", told.cited());
        }
        double all = reached.get() + neighbours.get();
        return new Measurement.Interval(
                all,
                all,
                Dimension.COUNT,
                told.cited(),
                "%s addresses and ports were tried, %s answered; over IPv6 %s neighbours; routes lead to %s addresses %s"
                        .formatted(
                                told.facts().get("tried").orElse("no"),
                                told.facts().get("reached").orElse("no"),
                                told.facts().get("neighbours").orElse("no"),
                                told.facts().get("routes").orElse("no"),
                                told.facts().get("where").orElse("")));
    }

    private static OptionalLong restored(CaseFile drill) {
        Set<String> steps = new HashSet<>(Told.steps(drill, "backup.restore"));
        return drill.entries().stream()
                .filter(entry ->
                        entry.event() instanceof Event.Called called
                                && called.purpose() == Purpose.ACT
                                && steps.contains(called.step()))
                .mapToLong(entry -> entry.number())
                .findFirst();
    }
}

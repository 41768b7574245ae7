package io.drillmaster.runbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks that the instants between which a measure lies are marked after the injection. */
final class MarkCheck {

    private static final Map<Measure, List<String>> NEEDED =
            Map.of(
                    Measure.REPLICATION_RESTORED, List.of(Marks.REPLICATION_RESTORED),
                    Measure.RECONVERGED, List.of(Marks.RECONVERGED),
                    Measure.DETECTION, List.of(Marks.DETECTED),
                    Measure.DECISION, List.of(Marks.DETECTED, Marks.DECLARED),
                    Measure.EXECUTION, List.of(Marks.DECLARED, Marks.RECOVERED),
                    Measure.RTO_SITE, List.of(Marks.RECOVERED),
                    Measure.LATENCY_ADDED, List.of(Marks.RECOVERED));

    private static final Map<String, String> SEEN =
            Map.of(
                    Marks.REPLICATION_RESTORED, "the `await` that sees the replicas stream",
                    Marks.RECONVERGED, "the `await` that sees the network find its way",
                    Marks.DETECTED, "the `await` that sees an alert fire",
                    Marks.DECLARED, "the `ask` that decides",
                    Marks.RECOVERED, "the `await` that sees the other site serve clients");

    private final Runbook runbook;
    private final Fineness fineness;
    private final Problems problems;

    MarkCheck(Runbook runbook, Fineness fineness, Problems problems) {
        this.runbook = runbook;
        this.fineness = fineness;
        this.problems = problems;
    }

    boolean areSet(Objective objective, Place place, Variant variant) {
        return NEEDED.getOrDefault(objective.measure(), List.of()).stream()
                .allMatch(mark -> isSet(objective, place, variant, mark));
    }

    private boolean isSet(Objective objective, Place place, Variant variant, String mark) {
        Optional<Step> step =
                variant.steps(runbook).stream()
                        .dropWhile(each -> !Marks.injects(each))
                        .filter(each -> bears(each, mark))
                        .findFirst();
        if (step.isEmpty()) {
            problems.add(
                    place,
                    "`" + objective.measure().key() + "` has no witness" + variant.told(),
                    "after the injection, write `marks: " + mark + "` in " + SEEN.get(mark));
            return false;
        }
        // An alert tells by itself when it began, however often one looks; and how late orders are
        // acknowledged from the look on is another matter than when it was.
        return mark.equals(Marks.DETECTED)
                || objective.measure() == Measure.LATENCY_ADDED
                || !(step.get() instanceof Step.Await await)
                || fineness.suffices(objective, place, await.every());
    }

    private static boolean bears(Step step, String mark) {
        return switch (step) {
            case Step.Await await ->
                    !mark.equals(Marks.DECLARED) && await.marks().equals(Optional.of(mark));
            case Step.Ask ask ->
                    mark.equals(Marks.DECLARED) && ask.marks().equals(Optional.of(mark));
            case Step.Act _, Step.Watch _, Step.Hold _, Step.FanOut _, Step.Sealed _ -> false;
        };
    }
}

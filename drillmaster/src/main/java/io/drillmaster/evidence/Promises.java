package io.drillmaster.evidence;

import io.drillmaster.plan.Doubt;
import io.drillmaster.runbook.Measure;
import io.drillmaster.verdict.Finding;
import io.drillmaster.verdict.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is to be done about objectives that were missed, could not be proven, or were met by luck.
 *
 * @param left whether each thing that is left is an item of its own
 * @param checks whether each check that did not hold is one
 */
record Promises(Drill drill, boolean left, boolean checks) {

    /** Missed, these cost data or money, or leave the estate in danger. */
    private static final Set<Measure> SAFETY =
            EnumSet.of(
                    Measure.RPO_TIER1,
                    Measure.WRITES_LOST,
                    Measure.WRITES_DUPLICATED,
                    Measure.WRITES_REORDERED,
                    Measure.ORDERS_LOST,
                    Measure.ORDERS_DUPLICATED,
                    Measure.POSITIONS_DIFFERING,
                    Measure.TWO_LEADERS,
                    Measure.TWO_WRITABLE_PRIMARIES,
                    Measure.RETURN_TO_NORMAL,
                    Measure.ROWS_LOST,
                    Measure.ROWS_ALTERED,
                    Measure.ISOLATION_REACHED);

    Optional<Found> found(Finding finding) {
        return switch (finding.verdict()) {
            case Verdict.Met _ -> doubted(finding);
            case Verdict.Missed missed ->
                    itemised(finding.objective().measure())
                            ? Optional.empty()
                            : Optional.of(missed(finding, missed));
            case Verdict.Unproven unproven ->
                    itemised(finding.objective().measure())
                            ? Optional.empty()
                            : Optional.of(unproven(finding, unproven));
        };
    }

    private boolean itemised(Measure measure) {
        return (measure == Measure.RETURN_TO_NORMAL && left)
                || (measure == Measure.CHECKS_FAILED && checks);
    }

    private Found missed(Finding finding, Verdict.Missed missed) {
        return new Found(
                SAFETY.contains(finding.objective().measure()) ? Priority.CRITICAL : Priority.HIGH,
                category(finding.objective().measure()),
                finding.objective() + ": missed",
                told(finding) + missed.why(),
                entries(finding),
                doubts(finding));
    }

    private Found unproven(Finding finding, Verdict.Unproven unproven) {
        return new Found(
                Priority.MEDIUM,
                category(finding.objective().measure()),
                finding.objective() + ": unproven",
                told(finding) + unproven.why(),
                entries(finding),
                "make it provable in the next drill: " + unproven.why());
    }

    /** Met this time, although the estate's own settings allow it to be missed. */
    private Optional<Found> doubted(Finding finding) {
        String doubts = doubts(finding);
        return doubts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Found(
                                Priority.LOW,
                                Category.TECHNOLOGY,
                                finding.objective() + ": met, and may not be the next time",
                                told(finding)
                                        + "before the drill, the estate's settings stood in the"
                                        + " way",
                                entries(finding),
                                doubts));
    }

    private String doubts(Finding finding) {
        return drill.plan().doubts().stream()
                .filter(doubt -> doubt.objective().equals(finding.objective().toString()))
                .map(Promises::told)
                .collect(Collectors.joining("; "));
    }

    private static String told(Doubt doubt) {
        return "look at %s: %s".formatted(doubt.setting(), doubt.why());
    }

    private static String told(Finding finding) {
        return Names.of(finding.objective().measure())
                + ": "
                + finding.measurement().told()
                + ", "
                + finding.objective().bound()
                + " was promised; ";
    }

    private static List<Long> entries(Finding finding) {
        return finding.entries().stream().distinct().sorted().toList();
    }

    /** What the measure is made of: machines, unless it is people or their order of doing. */
    private static Category category(Measure measure) {
        if (measure == Measure.DECISION) {
            return Category.TRAINING;
        }
        return measure == Measure.EXECUTION || measure == Measure.DURATION
                ? Category.PROCESS
                : Category.TECHNOLOGY;
    }
}

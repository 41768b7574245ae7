package io.drillmaster.verdict;

import io.drillmaster.journal.Ending;
import io.drillmaster.runbook.Comparator;
import io.drillmaster.runbook.Objective;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.verdict.Measurement.Never;
import java.util.List;

/** Holds measurements against targets; the worst verdict wins. */
final class Ruling {

    private Ruling() {}

    /** Met only when every value the interval admits would be met. */
    static Verdict on(Objective objective, Measurement measurement) {
        return switch (measurement) {
            case Never never -> new Verdict.Missed(never.why());
            case Absent absent -> new Verdict.Unproven(absent.why());
            case Interval interval -> on(objective, interval);
        };
    }

    private static Verdict on(Objective objective, Interval measured) {
        if (measured.dimension() != objective.target().dimension()) {
            return new Verdict.Unproven(
                    "the target is a "
                            + objective.target().dimension()
                            + " and the measure a "
                            + measured.dimension());
        }
        double target = objective.target().base();
        if (all(objective.comparator(), measured, target)) {
            return new Verdict.Met();
        }
        if (some(objective.comparator(), measured, target)) {
            return new Verdict.Unproven(
                    "the interval "
                            + measured.told()
                            + " straddles the target "
                            + objective.bound()
                            + ": the evidence is too coarse to tell");
        }
        return new Verdict.Missed(
                "measured " + measured.told() + "; the target is " + objective.bound());
    }

    private static boolean all(Comparator comparator, Interval measured, double target) {
        return switch (comparator) {
            case BELOW, AT_MOST, EQUAL, AT_LEAST, ABOVE ->
                    comparator.holds(measured.lo(), target)
                            && comparator.holds(measured.hi(), target);
            case OTHER_THAN -> target < measured.lo() || measured.hi() < target;
        };
    }

    private static boolean some(Comparator comparator, Interval measured, double target) {
        return switch (comparator) {
            case BELOW, AT_MOST -> comparator.holds(measured.lo(), target);
            case AT_LEAST, ABOVE -> comparator.holds(measured.hi(), target);
            case EQUAL -> measured.lo() <= target && target <= measured.hi();
            case OTHER_THAN -> measured.lo() != target || measured.hi() != target;
        };
    }

    /** The worst of the findings, and never met for a drill that did not run to its end. */
    static Verdict worst(List<Finding> findings, Ending ending, String why) {
        Verdict worst = new Verdict.Met();
        for (Finding finding : findings) {
            if (rank(finding.verdict()) > rank(worst)) {
                worst = named(finding);
            }
        }
        if (findings.isEmpty()) {
            worst = new Verdict.Unproven("the runbook states no objective");
        }
        if (worst instanceof Verdict.Met && ending != Ending.COMPLETED) {
            return new Verdict.Unproven("the drill did not run to its end: " + why);
        }
        return worst;
    }

    private static Verdict named(Finding finding) {
        String why = finding.objective() + ": " + finding.verdict().why();
        return switch (finding.verdict()) {
            case Verdict.Met met -> met;
            case Verdict.Missed _ -> new Verdict.Missed(why);
            case Verdict.Unproven _ -> new Verdict.Unproven(why);
        };
    }

    private static int rank(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Met _ -> 0;
            case Verdict.Unproven _ -> 1;
            case Verdict.Missed _ -> 2;
        };
    }
}

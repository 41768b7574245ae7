package io.drillmaster.verdict;

import io.drillmaster.runbook.Dimension;
import java.util.List;
import java.util.stream.Collectors;

/** How many things are not as they were before the drill. */
final class Returned {

    /** So many are named in a sentence; the report lists all. */
    private static final int NAMED = 8;

    private Returned() {}

    static Measurement of(Leftovers left) {
        if (left.all().isEmpty() && !left.unseen().isEmpty()) {
            return new Measurement.Absent(
                    "it is not known whether the estate is as before: " + some(left.unseen()),
                    left.entries());
        }
        if (left.looks() == 0) {
            return new Measurement.Absent(
                    "the plan does not say how the estate is looked at as a whole", List.of());
        }
        String told = some(left.all().stream().map(Leftover::told).toList());
        if (!left.unseen().isEmpty()) {
            return new Measurement.Never(
                    "the estate did not return to normal: "
                            + told
                            + "; and not all of it was seen: "
                            + some(left.unseen()),
                    left.entries());
        }
        return new Measurement.Interval(
                left.all().size(),
                left.all().size(),
                Dimension.COUNT,
                left.entries(),
                left.all().isEmpty()
                        ? left.looks() + " looks before and after found the same"
                        : "not as before: " + told);
    }

    private static String some(List<String> all) {
        String named = all.stream().limit(NAMED).collect(Collectors.joining("; "));
        return all.size() > NAMED ? named + "; and " + (all.size() - NAMED) + " more" : named;
    }
}

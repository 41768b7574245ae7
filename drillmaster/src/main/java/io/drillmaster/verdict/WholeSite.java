package io.drillmaster.verdict;

import io.drillmaster.runbook.Dimension;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.verdict.Measurement.Never;
import java.util.List;
import java.util.stream.Stream;

/** When a site was replaced as a whole: a look saw it serve, and every client is served again. */
final class WholeSite {

    private WholeSite() {}

    /**
     * The later of all of them: whoever looks may do so long after, and before all that he looks at
     * has come back.
     *
     * @param clients when each client that is watched was served again
     */
    static Measurement of(Measurement look, List<Measurement> clients) {
        return clients.stream().reduce(look, WholeSite::later);
    }

    private static Measurement later(Measurement one, Measurement other) {
        return switch (one) {
            case Absent absent -> absent;
            case Never never -> never;
            case Interval first ->
                    switch (other) {
                        case Absent absent -> absent;
                        case Never never -> never;
                        case Interval second -> later(first, second);
                    };
        };
    }

    private static Interval later(Interval one, Interval other) {
        return new Interval(
                Math.max(one.lo(), other.lo()),
                Math.max(one.hi(), other.hi()),
                Dimension.TIME,
                Stream.concat(one.entries().stream(), other.entries().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                one.hi() >= other.hi() ? one.note() : other.note());
    }
}

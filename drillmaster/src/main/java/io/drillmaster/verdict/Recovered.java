package io.drillmaster.verdict;

import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.verdict.Measurement.Never;
import java.util.List;

/**
 * From the injection to the first acknowledged client operation after which service stays good for
 * the plan's settle time.
 */
final class Recovered {

    private Recovered() {}

    static Measurement of(CaseFile drill, Client client, ClientView view) {
        return switch (view) {
            case ClientView.Unseen unseen -> new Absent(unseen.why(), unseen.entries());
            case ClientView.Seen seen -> of(drill, client, seen.recovery(), seen.entries());
        };
    }

    private static Measurement of(
            CaseFile drill, Client client, Recovery recovery, List<Long> cited) {
        return switch (recovery.state()) {
            case UNHARMED -> unharmed(drill, recovery, cited);
            case BACK -> back(drill, client, recovery, cited);
            case RELAPSED ->
                    new Never(
                            "service came back and was lost again: when the watch ended, it was"
                                    + " still away",
                            cited);
            case AWAY ->
                    new Never(
                            "service did not come back while the client was watched: its last"
                                    + " operation still failed",
                            cited);
            case UNCERTAIN ->
                    new Absent(
                            "service was good again, but was seen to stay so for only "
                                    + Figures.seconds(recovery.stayedGood())
                                    + " and must for "
                                    + Quantity.of(drill.plan().settle()),
                            cited);
            case AILING ->
                    new Absent(
                            "service was not good before the injection either: too many operations"
                                    + " of the client failed just before it to tell an outage by",
                            cited);
            case LOST_SIGHT ->
                    new Absent(
                            "the prober was not running at the end of the watch, while service was"
                                    + " still away",
                            cited);
        };
    }

    private static Measurement back(
            CaseFile drill, Client client, Recovery recovery, List<Long> cited) {
        Span length = Spans.between(recovery.fault(), recovery.when());
        return new Interval(
                length.lo(),
                length.hi(),
                Dimension.TIME,
                cited,
                "from the injection to the client's first acknowledged "
                        + client.noun()
                        + " after which all was good for "
                        + Quantity.of(drill.plan().settle())
                        + "; the injection is known to "
                        + Figures.seconds(recovery.fault().to() - recovery.fault().from())
                        + ", the recovery to "
                        + Figures.seconds(recovery.when().to() - recovery.when().from()));
    }

    /** A planned move may pass unnoticed; a disaster that nobody felt did not happen. */
    private static Measurement unharmed(CaseFile drill, Recovery recovery, List<Long> cited) {
        if (!drill.graceful()) {
            return new Absent(
                    "the injection did not bite: no operation of the client failed or stalled"
                            + " after it",
                    cited);
        }
        return new Interval(
                0,
                recovery.longestGap(),
                Dimension.TIME,
                cited,
                "no operation failed or stalled; the client was never without an acknowledgement"
                        + " for longer than the upper bound");
    }
}

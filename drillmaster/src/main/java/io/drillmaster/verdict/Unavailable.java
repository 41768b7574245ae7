package io.drillmaster.verdict;

import io.drillmaster.journal.CaptureRef;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.ErrorBudget;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.Outage;
import io.drillmaster.watch.Outages;
import io.drillmaster.watch.Stall;
import java.util.List;
import java.util.Locale;

/**
 * For how much of a declared window the client got no service in this drill.
 *
 * @param least nanoseconds for sure, as {@code most} is possibly
 * @param lasting true when service was still away as the watch ended, so that nobody knows the most
 */
record Unavailable(double least, double most, int times, boolean lasting) {

    static Unavailable of(Captures captures, CaptureRef capture, long every) {
        Outages found = captures.outages(capture);
        double least = 0;
        double most = strays(captures.operations(capture), found, every);
        boolean lasting = false;
        for (Outage outage : found.outages()) {
            least += outage.least();
            lasting |= !outage.over();
            most += outage.over() ? outage.most() : outage.least();
        }
        for (Stall blind : found.blind()) {
            most += blind.to() - blind.from();
        }
        return new Unavailable(least, most, found.outages().size(), lasting);
    }

    /** An operation that failed while service was up may stand for the time until the next. */
    private static double strays(Iterable<Operation> operations, Outages found, long every) {
        double time = 0;
        int first = 0;
        List<Outage> outages = found.outages();
        for (Operation op : operations) {
            while (first < outages.size() && outages.get(first).endedTo() <= op.due()) {
                first++;
            }
            boolean within = first < outages.size() && outages.get(first).beganFrom() < op.end();
            time += op.ok() || within ? 0 : every;
        }
        return time;
    }

    Interval share(ErrorBudget budget, List<Long> entries) {
        return new Interval(
                lasting ? 0 : budget.availability(most),
                budget.availability(least),
                Dimension.SHARE,
                entries,
                "no service for "
                        + told(budget)
                        + "; other outages of the same "
                        + Quantity.days(budget.window())
                        + " are not counted, for the drill does not know them");
    }

    private String told(ErrorBudget budget) {
        String in = times == 1 ? " in 1 outage" : " in %d outages".formatted(times);
        return lasting
                ? String.format(
                        Locale.ROOT,
                        "at least %.3f s%s, and it was still away when the watch ended, so that"
                                + " nobody knows what it burned of the error budget of %s",
                        least / 1e9,
                        in,
                        budget)
                : String.format(
                        Locale.ROOT,
                        "%.3f .. %.3f s of this drill%s; the error budget is %s, and this drill"
                                + " burned %s",
                        least / 1e9,
                        most / 1e9,
                        in,
                        budget,
                        budget.burned(least, most));
    }
}

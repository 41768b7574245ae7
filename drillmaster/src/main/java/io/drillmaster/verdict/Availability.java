package io.drillmaster.verdict;

import io.drillmaster.journal.CaptureRef;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.ErrorBudget;
import io.drillmaster.runbook.Objective;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The share of the client's due operations that were acknowledged in time, from the first that fell
 * due to the last; over a declared window, the share of it in which the client had service.
 */
final class Availability {

    private long due;
    private long good;
    private long doubtful;
    private long first;
    private long last;

    private Availability() {}

    static Measurement of(CaseFile drill, Objective objective) {
        Optional<Watched> ledger = drill.clientWatch();
        if (ledger.isEmpty()) {
            return new Absent(
                    "the plan watches no client through " + drill.watched().watch(), List.of());
        }
        Optional<CaptureRef> capture = ledger.get().capture(drill.watched().capture());
        if (capture.isEmpty()) {
            return new Absent(
                    ledger.get().without("the client's operations"), ledger.get().entries());
        }
        Availability counted = new Availability();
        drill.captures().operations(capture.get()).forEach(counted::count);
        if (counted.due == 0) {
            return new Absent("no operation fell due", ledger.get().entries());
        }
        return ErrorBudget.of(objective)
                .map(budget ->
                        unavailable(drill, ledger.get(), capture.get())
                                .share(budget, ledger.get().entries()))
                .orElseGet(() -> counted.told(objective, ledger.get()));
    }

    private static Unavailable unavailable(CaseFile drill, Watched client, CaptureRef capture) {
        return Unavailable.of(drill.captures(), capture, client.step().every().toNanos());
    }

    private void count(Operation op) {
        if (due == 0) {
            first = op.due();
        }
        last = op.due();
        due++;
        if (op.ok()) {
            good++;
        } else if (op.fate() == Fate.UNKNOWN || op.fate() == Fate.NOT_TRIED) {
            doubtful++;
        }
    }

    private Interval told(Objective objective, Watched ledger) {
        double window = (last - first) / 1e9 + ledger.step().every().toNanos() / 1e9;
        return new Interval(
                (double) good / due,
                (double) (good + doubtful) / due,
                Dimension.SHARE,
                ledger.entries(),
                String.format(
                        Locale.ROOT,
                        "window of %.1f s, from the first operation due to the last: %d of %d were"
                                + " acknowledged in time, %d are in doubt; %s",
                        window,
                        good,
                        due,
                        doubtful,
                        budget(objective, window)));
    }

    /** How much of the failures that the target allows was used up. */
    private String budget(Objective objective, double window) {
        double allowed = 1 - objective.target().base();
        if (allowed <= 0) {
            return "the target allows no failure";
        }
        double failed = (double) (due - good) / due;
        return String.format(
                Locale.ROOT,
                "%.0f %% of the budget burned (the target allows %.3f s in this window)",
                failed / allowed * 100,
                allowed * window);
    }
}

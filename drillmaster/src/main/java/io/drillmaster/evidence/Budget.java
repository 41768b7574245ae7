package io.drillmaster.evidence;

import io.drillmaster.runbook.ErrorBudget;
import io.drillmaster.verdict.Finding;
import io.drillmaster.verdict.Measurement.Interval;
import java.util.Optional;

/**
 * The error budget of a declared window and what a drill burned of it; times in nanoseconds.
 *
 * @param lo burned at least, {@code hi} at most; the whole window where nobody knows
 */
public record Budget(long window, long allowed, long lo, long hi) {

    static Optional<Budget> of(Finding finding) {
        return finding.measurement() instanceof Interval measured
                ? ErrorBudget.of(finding.objective()).map(budget -> of(budget, measured))
                : Optional.empty();
    }

    private static Budget of(ErrorBudget budget, Interval measured) {
        return new Budget(
                budget.window().toNanos(),
                budget.allowed(),
                Math.round(budget.lost(measured.hi())),
                Math.round(budget.lost(measured.lo())));
    }
}

package io.drillmaster.runbook;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How long a service may be away within a window before a promise of availability is broken.
 *
 * @param allowed nanoseconds
 */
public record ErrorBudget(Duration window, long allowed) {

    /** Empty when the objective names no window. */
    public static Optional<ErrorBudget> of(Objective objective) {
        return objective
                .over()
                .map(window ->
                        new ErrorBudget(
                                window,
                                Math.round((1 - objective.target().base()) * window.toNanos())));
    }

    /** The share of the window that is left when so many nanoseconds of it are lost. */
    public double availability(double lost) {
        return Math.max(0, 1 - lost / window.toNanos());
    }

    /** The nanoseconds of the window that are lost at such a share. */
    public double lost(double availability) {
        return (1 - availability) * window.toNanos();
    }

    /** For people: how much of it so many nanoseconds burn, at least and at most. */
    public String burned(double least, double most) {
        if (allowed <= 0) {
            return "the target allows none";
        }
        return String.format(Locale.ROOT, "%.2f .. %.2f %% of it", percent(least), percent(most));
    }

    private double percent(double lost) {
        return lost / allowed * 100;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f s in %s", allowed / 1e9, Quantity.days(window));
    }
}

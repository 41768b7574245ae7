package io.drillmaster.verdict;

import io.drillmaster.watch.Operation;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** How long after they fell due the operations of one stretch of time were acknowledged. */
final class Latencies {

    /** A percentile of fewer says more of the luck of the day than of the road. */
    static final long ENOUGH = 300;

    private static final int DIGITS = 3;

    private final Histogram acknowledged = new Histogram(DIGITS);
    private long without;
    private long denied;

    /**
     * From the moment it fell due: one that had to wait behind others was late, too. One that was
     * answered with a no tells nothing of how long a yes takes.
     */
    void add(Operation op) {
        switch (op.fate()) {
            case OK -> acknowledged.recordValue(op.end() - op.due());
            case REFUSED, NO_CONNECTION, UNKNOWN -> without++;
            case READ_ONLY, ERROR -> denied++;
            case NOT_TRIED -> {}
        }
    }

    /** Of those there are percentiles, the slowest being those that nobody answered. */
    long count() {
        return acknowledged.getTotalCount() + without;
    }

    /** Whether so many percent of them were acknowledged at all. */
    boolean has(double percent) {
        return acknowledged.getTotalCount() >= count() * percent / 100;
    }

    /** In nanoseconds; as wide as the histogram is coarse. */
    Span percentile(double percent) {
        // The slowest are those without an answer, so that the rank is among all of them.
        double among = Math.min(100, percent * count() / acknowledged.getTotalCount());
        long value = acknowledged.getValueAtPercentile(among);
        return new Span(
                acknowledged.lowestEquivalentValue(value),
                acknowledged.highestEquivalentValue(value));
    }

    /** Median, tail and worst, in milliseconds. */
    String told() {
        return String.format(
                Locale.ROOT,
                "p50 %s, p99 %s, p99.9 %s, max %s ms of %d, of which %d without an answer; beside"
                        + " them %d were denied",
                millis(50),
                millis(99),
                millis(99.9),
                millis(100),
                count(),
                without,
                denied);
    }

    private String millis(double percent) {
        return count() > 0 && has(percent)
                ? String.format(Locale.ROOT, "%.2f", percentile(percent).hi() / 1e6)
                : "none";
    }
}

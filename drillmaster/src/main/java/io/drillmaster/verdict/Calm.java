package io.drillmaster.verdict;

import io.drillmaster.watch.Operation;
import java.util.Arrays;

/**
 * How the client fared before a fault, and its longest time without an acknowledgement since, in
 * nanoseconds of the vantage's clock.
 */
final class Calm {

    private static final int REMEMBERED = 2_000;

    /** One operation in so many may fail on an ordinary day. */
    private static final long AILING = 100;

    private final long until;
    private final long[] latencies = new long[REMEMBERED];
    private final Acknowledgements acknowledgements = new Acknowledgements(this::acknowledged);
    private final long settle;
    private int seen;
    private long tried;
    private long bad;
    private long last = Long.MIN_VALUE;
    private long usualGap;
    private long gapFrom;
    private long gapTo;

    /**
     * Begins to look.
     *
     * @param settle for so long before the fault service must have been good
     */
    Calm(long until, long settle) {
        this.until = until;
        this.settle = settle;
    }

    void see(Operation op) {
        acknowledgements.due(op.due());
        if (op.due() >= until - settle && op.end() < until) {
            tried++;
            bad += op.ok() ? 0 : 1;
        }
        if (op.ok()) {
            acknowledgements.arrived(op.end());
            if (op.end() < until) {
                latencies[seen++ % REMEMBERED] = op.took();
            }
        }
    }

    private void acknowledged(long end) {
        long gap = last == Long.MIN_VALUE ? 0 : end - last;
        if (end < until) {
            usualGap = Math.max(usualGap, gap);
        } else if (gap > gapTo - gapFrom) {
            gapFrom = last;
            gapTo = end;
        }
        last = end;
    }

    /** True when so many operations failed just before the fault that an outage cannot be told. */
    boolean ailing() {
        return bad * AILING > tried;
    }

    void finish() {
        acknowledgements.finish();
    }

    /** The longest time without an acknowledgement before the fault. */
    long usualGap() {
        return usualGap;
    }

    long gap() {
        return gapTo - gapFrom;
    }

    long gapFrom() {
        return gapFrom;
    }

    long gapTo() {
        return gapTo;
    }

    /** What all but one in a hundred answers did not exceed; 0 when there was none. */
    long ordinaryLatency() {
        int count = Math.min(seen, REMEMBERED);
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(latencies, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, count * 99 / 100)];
    }
}

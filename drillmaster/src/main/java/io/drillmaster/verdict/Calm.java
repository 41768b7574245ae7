package io.drillmaster.verdict;

import io.drillmaster.watch.Operation;

/**
 * How the client fared before a fault, and its longest time without an acknowledgement since, in
 * nanoseconds of the vantage's clock.
 */
final class Calm {

    /** One operation in so many may fail on an ordinary day. */
    private static final long AILING = 100;

    private final long until;
    private final Acknowledgements acknowledgements = new Acknowledgements(this::acknowledged);
    private final long settle;
    private long tried;
    private long bad;
    private long last = Long.MIN_VALUE;
    private long usualGap;
    private long gapFrom;
    private long gapTo;

    /**
     * Begins to look.
     *
     * @param settle for so long before the fault service must have been good; what was earlier does
     *     not count
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
        }
    }

    private void acknowledged(long end) {
        long gap = last == Long.MIN_VALUE ? 0 : end - last;
        if (end < until) {
            usualGap = end < until - settle ? 0 : Math.max(usualGap, gap);
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

    /** The longest time without an acknowledgement just before the fault. */
    long usualGap() {
        return usualGap;
    }

    long gap() {
        return gapTo - gapFrom;
    }
}

package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Finds, in one pass over the client's operations, when service came back for good after a fault.
 *
 * <p>Recovered is the first acknowledgement after which no operation was sent in vain for the
 * settle time. All times are of the vantage's clock, in nanoseconds.
 */
final class Recovery {

    private static final int REMEMBERED = 1_000;

    private final Bracket fault;
    private final long every;
    private final long settle;

    private final long[] latencies = new long[REMEMBERED];
    private int seen;
    private long lastSent = Long.MIN_VALUE;
    private long lastEnd = Long.MIN_VALUE;
    private long calmGap;

    private long gapFrom;
    private long gapTo;
    private long firstFailed = Long.MAX_VALUE;
    private long lastBad = Long.MIN_VALUE;
    private long acknowledged = Long.MAX_VALUE;
    private long edge = Long.MIN_VALUE;
    private long floor = Long.MIN_VALUE;
    private long blind;
    private boolean settled;
    private final PriorityQueue<Long> inFlight = new PriorityQueue<>();

    Recovery(Bracket fault, long every, long settle) {
        this.fault = fault;
        this.every = every;
        this.settle = settle;
    }

    /** Takes the next operation, in the order they fell due. */
    void see(Tried op) {
        if (settled) {
            return;
        }
        if (op.end() < fault.from() && op.good()) {
            calm(op);
        } else if (op.end() >= fault.from()) {
            after(op);
        }
        lastSent = op.sent();
    }

    private void calm(Tried op) {
        latencies[seen++ % REMEMBERED] = op.end() - op.sent();
        if (lastEnd != Long.MIN_VALUE) {
            calmGap = Math.max(calmGap, op.end() - lastEnd);
        }
        lastEnd = Math.max(lastEnd, op.end());
    }

    private void after(Tried op) {
        long gap = lastSent == Long.MIN_VALUE ? 0 : op.sent() - lastSent;
        if (op.good()) {
            good(op, gap);
        } else {
            bad(op);
        }
    }

    private void good(Tried op, long gap) {
        acknowledgementGap(op);
        while (!inFlight.isEmpty() && inFlight.peek() <= op.sent()) {
            inFlight.poll();
        }
        inFlight.add(op.end());
        if (op.end() > lastBad && op.end() < acknowledged) {
            acknowledged = op.end();
        }
        if (op.sent() > acknowledged) {
            blind = Math.max(blind, gap);
        }
        if (lastBad != Long.MIN_VALUE && op.sent() >= acknowledged + settle) {
            settled = true;
        }
    }

    private void acknowledgementGap(Tried op) {
        if (lastEnd != Long.MIN_VALUE && op.end() - lastEnd > gapTo - gapFrom) {
            gapFrom = lastEnd;
            gapTo = op.end();
        }
        lastEnd = Math.max(lastEnd, op.end());
    }

    private void bad(Tried op) {
        if (op.result() == Tried.Result.FAILED) {
            firstFailed = Math.min(firstFailed, op.end());
        }
        lastBad = Math.max(lastBad, op.sent());
        while (!inFlight.isEmpty() && inFlight.peek() <= lastBad) {
            inFlight.poll();
        }
        acknowledged = inFlight.isEmpty() ? Long.MAX_VALUE : inFlight.peek();
        blind = 0;
    }

    /** True when an operation failed, or none was answered for longer than ever before. */
    boolean bit() {
        return lastBad != Long.MIN_VALUE || stalled();
    }

    boolean failed() {
        return lastBad != Long.MIN_VALUE;
    }

    private boolean stalled() {
        long gap = gapTo - gapFrom;
        return gap > calmGap && gap >= 10 * every;
    }

    boolean recovered() {
        return settled || (!failed() && gapTo != 0);
    }

    /** How long service was seen to stay good, when that is shorter than the settle time. */
    long stayedGood() {
        return acknowledged == Long.MAX_VALUE ? 0 : lastSent - acknowledged;
    }

    /** The longest time without an acknowledgement since the fault. */
    long longestGap() {
        return gapTo - gapFrom;
    }

    /** The longest time without an operation sent while service had to stay good. */
    long blind() {
        return blind;
    }

    /** When the fault took hold: no later than the first operation that failed. */
    Bracket fault() {
        long to = Math.max(fault.from(), Math.min(fault.to(), firstFailed));
        return new Bracket(fault.from(), to);
    }

    /**
     * Takes the operations a second time, for the lower bound: had service been good when an
     * operation was sent, it would have been acknowledged within an ordinary latency.
     */
    void seeAgain(Tried op) {
        if (edge == Long.MIN_VALUE) {
            edge = acknowledgedAt() - ordinaryLatency();
        }
        if (op.sent() < edge && op.sent() > floor) {
            floor = op.sent();
        }
    }

    /** When service was good again. */
    Bracket when() {
        long bad = failed() ? lastBad : gapFrom;
        return new Bracket(Math.max(bad, floor), acknowledgedAt());
    }

    private long acknowledgedAt() {
        return failed() ? acknowledged : gapTo;
    }

    private long ordinaryLatency() {
        int count = Math.min(seen, REMEMBERED);
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(latencies, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, count * 99 / 100)];
    }
}

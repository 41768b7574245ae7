package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.Stall;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finds, walking the client's operations, when service came back for good after a fault.
 *
 * <p>Recovered is the first acknowledgement after which no operation was begun in vain for the
 * settle time. All times are of the vantage's clock, in nanoseconds.
 */
final class Recovery {

    /** So many cadences without a try are more than jitter: whatever happened in them is unseen. */
    private static final long BLIND = 50;

    private static final long NONE = Long.MAX_VALUE;

    private final Bracket fault;
    private final long every;
    private final long settle;
    private final Calm calm;
    private final PriorityQueue<Long> late = new PriorityQueue<>();

    private long firstFailed = NONE;
    private long lastBad = Long.MIN_VALUE;
    private long lastBegun = Long.MIN_VALUE;
    private long lastDue;

    /** The first acknowledgement since the last bad operation, whatever was not seen after it. */
    private long earliest = NONE;

    /** The same, after the last time in which nothing was seen. */
    private long latest = NONE;

    private boolean settled;
    private long floor = Long.MIN_VALUE;

    private Recovery(Bracket fault, long every, long settle) {
        this.fault = fault;
        this.every = every;
        this.settle = settle;
        this.calm = new Calm(fault.from(), settle);
    }

    /** Walks the operations twice. */
    static Recovery in(
            Iterable<Operation> operations,
            List<Stall> stalls,
            Bracket fault,
            long every,
            long settle) {
        Recovery recovery = new Recovery(fault, every, settle);
        operations.forEach(recovery::see);
        recovery.calm.finish();
        recovery.settleFloor(operations, stalls);
        return recovery;
    }

    private static long begun(Operation op) {
        return op.tried() ? op.sent() : op.due();
    }

    private void see(Operation op) {
        lastDue = op.due();
        if (settled || op.fate() == Fate.NOT_TRIED) {
            return;
        }
        calm.see(op);
        if (op.end() >= fault.from()) {
            if (op.ok()) {
                good(op);
            } else {
                bad(op);
            }
        }
        lastBegun = Math.max(lastBegun, begun(op));
    }

    private void good(Operation op) {
        if (begun(op) - lastBegun > BLIND * every && lastBegun >= latest) {
            latest = NONE;
        }
        while (!late.isEmpty() && late.peek() <= op.due()) {
            late.poll();
        }
        late.add(op.end());
        if (op.end() > lastBad) {
            earliest = Math.min(earliest, op.end());
            latest = Math.min(latest, op.end());
        }
        settled = failed() && latest != NONE && begun(op) - latest >= settle;
    }

    private void bad(Operation op) {
        if (op.fate().failed()) {
            firstFailed = Math.min(firstFailed, op.end());
        }
        lastBad = Math.max(lastBad, begun(op));
        while (!late.isEmpty() && late.peek() <= lastBad) {
            late.poll();
        }
        earliest = late.isEmpty() ? NONE : late.peek();
        latest = earliest;
    }

    /**
     * Had service been good when an operation was begun, it would have been acknowledged within an
     * ordinary latency; but not while the prober itself stood still.
     */
    private void settleFloor(Iterable<Operation> operations, List<Stall> stalls) {
        long at = from();
        if (at == NONE) {
            return;
        }
        long edge = at - calm.ordinaryLatency();
        floor = failed() ? lastBad : calm.gapFrom();
        for (Operation op : operations) {
            if (op.due() > at) {
                break;
            }
            if (begun(op) < edge) {
                floor = Math.max(floor, begun(op));
            }
        }
        for (Stall stall : stalls.reversed()) {
            if (stall.from() < at && stall.to() > floor) {
                floor = Math.min(floor, stall.from());
            }
        }
    }

    private long from() {
        return failed() ? earliest : calm.gapTo();
    }

    /** What became of the service. */
    enum State {
        /** No operation failed, and none waited for its answer longer than before the fault. */
        UNHARMED,
        BACK,
        /** The last operation failed. */
        AWAY,
        /** Good again, but not seen to stay so for the settle time. */
        UNCERTAIN,
        /** Not back, but not good before the fault either. */
        AILING,
        /** Away when the prober stopped running. */
        LOST_SIGHT
    }

    State state() {
        if (!failed()) {
            return stalled() ? State.BACK : State.UNHARMED;
        }
        if (settled) {
            return State.BACK;
        }
        if (calm.ailing()) {
            return State.AILING;
        }
        if (earliest != NONE) {
            return State.UNCERTAIN;
        }
        return lastDue - lastBegun > BLIND * every ? State.LOST_SIGHT : State.AWAY;
    }

    private boolean stalled() {
        return calm.gap() > calm.usualGap() && calm.gap() >= 10 * every;
    }

    private boolean failed() {
        return lastBad != Long.MIN_VALUE;
    }

    /** How long service was seen to stay good, when that is shorter than the settle time. */
    long stayedGood() {
        return latest == NONE ? 0 : Math.max(0, lastBegun - latest);
    }

    /** The longest time without an acknowledgement since the fault. */
    long longestGap() {
        return calm.gap();
    }

    /** When the fault took hold: no later than the first operation that failed. */
    Bracket fault() {
        return new Bracket(fault.from(), Math.max(fault.from(), Math.min(fault.to(), firstFailed)));
    }

    /** When service was good again. */
    Bracket when() {
        return new Bracket(floor, failed() ? latest : calm.gapTo());
    }
}

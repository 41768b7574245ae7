package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.Outage;
import io.drillmaster.watch.Outages;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Finds, walking the client's operations, when service came back for good after a fault.
 *
 * <p>Recovered is the first acknowledgement after which no operation was begun in vain for the
 * settle time. A fault that only kept operations waiting ended with the longest such time that
 * began within the settle time. All times are of the vantage's clock, in nanoseconds.
 */
final class Recovery {

    /** So many cadences without a try are more than jitter: whatever happened in them is unseen. */
    private static final long BLIND = 50;

    /** Shorter ones happen on any day, counted in cadences. */
    private static final long NOTABLE = 10;

    private static final long NONE = Long.MAX_VALUE;

    private final Bracket fault;
    private final long every;
    private final long settle;
    private final Calm calm;
    private final List<Outage> outages;
    private final Optional<Outage> wait;
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

    private Recovery(Bracket fault, long every, long settle, Calm calm, List<Outage> outages) {
        this.fault = fault;
        this.every = every;
        this.settle = settle;
        this.calm = calm;
        this.outages = outages;
        this.wait =
                outages.stream()
                        .filter(this::isOfTheFault)
                        .max(Comparator.comparingLong(Outage::most));
    }

    /** Walks the operations twice. */
    static Recovery in(
            Iterable<Operation> operations,
            Outages outages,
            Bracket fault,
            long every,
            long settle) {
        Calm calm = new Calm(fault.from(), settle);
        operations.forEach(calm::see);
        calm.finish();
        Recovery recovery = new Recovery(fault, every, settle, calm, outages.outages());
        operations.forEach(recovery::see);
        return recovery;
    }

    private boolean isOfTheFault(Outage outage) {
        return outage.over()
                && outage.endedTo() > fault.from()
                && outage.beganFrom() < fault.to() + settle
                && outage.most() > calm.usualGap()
                && outage.most() >= NOTABLE * every;
    }

    private static long begun(Operation op) {
        return op.tried() ? op.sent() : op.due();
    }

    private void see(Operation op) {
        lastDue = op.due();
        if (settled || op.fate() == Fate.NOT_TRIED) {
            return;
        }
        if (!failed() && wait.isPresent() && begun(op) > wait.get().endedTo() + settle) {
            settled = true;
            return;
        }
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

    /** What became of the service. */
    enum State {
        /** No operation failed, and none waited for its answer longer than before the fault. */
        UNHARMED,
        BACK,
        /** Good for the settle time, but lost again, and still lost when the watch ended. */
        RELAPSED,
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
        if (!failed() || settled) {
            if (relapsed()) {
                return State.RELAPSED;
            }
            return failed() || wait.isPresent() ? State.BACK : State.UNHARMED;
        }
        if (calm.ailing()) {
            return State.AILING;
        }
        if (earliest != NONE) {
            return State.UNCERTAIN;
        }
        return lastDue - lastBegun > BLIND * every ? State.LOST_SIGHT : State.AWAY;
    }

    /** Whoever looks at the service when the watch ends finds it lost. */
    private boolean relapsed() {
        return outages.stream()
                .anyMatch(outage ->
                        !outage.over()
                                && outage.beganTo() > fault.to()
                                && outage.least() >= NOTABLE * every);
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
        if (!failed()) {
            Outage only = wait.orElseThrow();
            return new Bracket(only.endedFrom(), only.endedTo());
        }
        return new Bracket(Math.max(lastBad, stillAway()), latest);
    }

    /**
     * Until when service is known to have been away, if nobody got an answer before it was back.
     */
    private long stillAway() {
        return outages.stream()
                .filter(outage -> outage.endedTo() == earliest)
                .mapToLong(Outage::endedFrom)
                .max()
                .orElse(Long.MIN_VALUE);
    }
}

package io.drillmaster.watch;

/**
 * A time between two acknowledgements that is longer than it should be, and what is known about it.
 *
 * <p>The reasoning: an acknowledged operation proves service at some instant between its sending
 * and its end, and not earlier than an ordinary answer takes before that end. One sent while
 * service was up is answered within that ordinary time; so one that was not, was sent before the
 * end of service or after it. Time in which the prober did not run proves nothing.
 */
final class Gap {

    private final long from;
    private final long to;
    private final long bound;
    private final CaptureHead head;
    private final RunningTime running;
    private long beganTo;
    private long endedFrom;
    private boolean proven;
    private long failed;
    private long unknown;
    private long late;

    /**
     * @param from service was up at or after this instant
     * @param to the next acknowledgement, or {@link Long#MAX_VALUE}
     * @param bound within which an operation is answered while service is up
     */
    Gap(long from, long to, long bound, CaptureHead head, RunningTime running) {
        this.from = from;
        this.to = to;
        this.bound = bound;
        this.head = head;
        this.running = running;
        this.beganTo = to;
        this.endedFrom = from;
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    /** Weighs one operation that was under way in the gap. */
    void see(Operation op) {
        if (!op.tried() || op.sent() >= to || op.end() <= from) {
            count(op);
            return;
        }
        long ordinary = op.connectedFirst() || !op.written() ? bound + connect() : bound;
        boolean slow = running.between(op.sent(), Math.min(op.end(), to)) > ordinary;
        switch (op.fate()) {
            case OK -> {
                waited(op);
                if (slow && op.sent() >= from) {
                    began(running.after(op.sent(), ordinary));
                    late++;
                }
            }
            case REFUSED, READ_ONLY, ERROR -> {
                failed++;
                down(op, slow, ordinary);
            }
            case UNKNOWN -> {
                unknown++;
                // Given up for its length, though it was we who slept: that says nothing.
                if (slow || op.took() < head.limit()) {
                    down(op, slow, ordinary);
                }
            }
            case NO_CONNECTION, NOT_TRIED -> {}
        }
    }

    private void count(Operation op) {
        if (op.fate() == Fate.NO_CONNECTION && op.due() >= from && op.due() < to) {
            failed++;
        }
    }

    /** It was tried and came to nothing: service was down at some instant of the try. */
    private void down(Operation op, boolean slow, long ordinary) {
        if (slow && op.sent() >= from) {
            began(running.after(op.sent(), ordinary));
        }
        if (op.end() <= to) {
            began(op.end());
        }
        ended(op.sent());
    }

    /** One that waited until the gap closed would have been answered at the first chance. */
    private void waited(Operation op) {
        long until = Math.min(to, op.connectedFirst() ? op.wrote() : op.end());
        long ordinary = op.connectedFirst() ? connect() : bound;
        if (op.sent() >= from && running.between(op.sent(), until) > ordinary) {
            ended(running.before(until, ordinary));
        }
    }

    private long connect() {
        return head.connect() == 0 ? head.limit() : head.connect();
    }

    private void began(long at) {
        proven = true;
        beganTo = Math.min(beganTo, Math.max(from, at));
    }

    private void ended(long at) {
        endedFrom = Math.max(endedFrom, Math.min(at, to));
    }

    /** Something in it was refused or kept waiting: it was not only our own sleep. */
    boolean isOutage() {
        return proven && (endedFrom > beganTo || failed + unknown > 0);
    }

    Outage outage() {
        return new Outage(from, beganTo, endedFrom, to, failed, unknown, late);
    }
}

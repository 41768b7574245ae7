package io.drillmaster.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A simulated service with known outages and a client that writes to it at 1 kHz over a few
 * connections: what the client would have seen, to the nanosecond.
 */
final class Story {

    static final long MS = 1_000_000;
    static final long LIMIT = 1_000 * MS;

    /** A time in which the service was silent (or said no at once), and is known to have been. */
    record Down(long from, long to, boolean refuses) {}

    private final SplittableRandom random;
    private final List<Down> downs;
    private final List<Stall> stalls;
    private final CaptureHead head =
            new CaptureHead("ledger", "story", "boot", 10_000 * MS, 0, MS, LIMIT, 2 * MS);

    Story(long seed, List<Down> downs, List<Stall> stalls) {
        this.random = new SplittableRandom(seed);
        this.downs = downs;
        this.stalls = stalls;
    }

    CaptureHead head() {
        return head;
    }

    /** The operations of so many milliseconds. */
    List<Operation> operations(int count, int connections) {
        PriorityQueue<Long> free = new PriorityQueue<>();
        for (int i = 0; i < connections; i++) {
            free.add(0L);
        }
        List<Operation> all = new ArrayList<>();
        for (int seq = 0; seq < count; seq++) {
            long due = head.due(seq);
            long sent = awake(Math.max(due, free.peek()) + random.nextLong(20_000, 90_000));
            if (sent - due > LIMIT) {
                all.add(
                        new Operation(
                                seq, due, Operation.NEVER, due + LIMIT, Fate.NO_CONNECTION, ""));
                continue;
            }
            free.poll();
            Operation op = tried(seq, due, sent);
            free.add(op.end());
            all.add(op);
        }
        return all;
    }

    private Operation tried(int seq, long due, long sent) {
        long took = random.nextLong(200_000, 700_000);
        long end = sent + took;
        for (Down down : downs) {
            if (end > down.from() && sent < down.to()) {
                if (down.refuses()) {
                    return new Operation(seq, due, sent, awake(sent + took / 4), Fate.REFUSED, "");
                }
                end = down.to() + took / 2;
            }
        }
        if (end - sent > LIMIT) {
            return new Operation(seq, due, sent, awake(sent + LIMIT), Fate.UNKNOWN, "");
        }
        return new Operation(seq, due, sent, awake(end), Fate.OK, "");
    }

    /** What happens while the prober sleeps is noticed when it wakes. */
    private long awake(long at) {
        for (Stall stall : stalls) {
            if (at >= stall.from() && at < stall.to()) {
                return stall.to() + random.nextLong(1_000, 50_000);
            }
        }
        return at;
    }
}

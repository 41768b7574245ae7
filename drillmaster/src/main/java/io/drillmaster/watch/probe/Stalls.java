package io.drillmaster.watch.probe;

import io.drillmaster.watch.Stall;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Collects the times in which a thread of the prober was kept from running. */
final class Stalls {

    /** Shorter ones drown in the time it takes to wake a thread; the bounds allow for them. */
    static final long LEAST = 500_000;

    private final ConcurrentLinkedQueue<Stall> found = new ConcurrentLinkedQueue<>();

    void late(long should, long did) {
        if (did - should > LEAST) {
            found.add(new Stall(should, did));
        }
    }

    /** All since the last call, overlapping ones as one. */
    List<Stall> drain() {
        List<Stall> all = new ArrayList<>();
        for (Stall next = found.poll(); next != null; next = found.poll()) {
            all.add(next);
        }
        all.sort((a, b) -> Long.compare(a.from(), b.from()));
        List<Stall> merged = new ArrayList<>();
        for (Stall stall : all) {
            if (!merged.isEmpty() && stall.from() <= merged.getLast().to()) {
                Stall last = merged.removeLast();
                merged.add(new Stall(last.from(), Math.max(last.to(), stall.to())));
            } else {
                merged.add(stall);
            }
        }
        return merged;
    }
}

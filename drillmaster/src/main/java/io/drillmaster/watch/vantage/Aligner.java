package io.drillmaster.watch.vantage;

import io.drillmaster.journal.Alignment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Works out how the vantage's monotonic clock relates to ours from exchanges with it.
 *
 * <p>The vantage read its clock at some instant between our question and its answer, so the offset
 * lies within the round trip; exchanges made close together narrow it. Clocks drift, so what holds
 * for the whole watch spans all that held at any time of it.
 */
final class Aligner {

    private @Nullable Alignment burst;
    private @Nullable Alignment latest;
    private @Nullable Alignment all;

    /** One exchange: asked and answered by our clock, and what the vantage's clock said between. */
    synchronized void exchange(long asked, long vantage, long answered) {
        Alignment one = new Alignment(asked - vantage, answered - vantage);
        Alignment before = burst;
        if (before == null) {
            burst = one;
            return;
        }
        long lo = Math.max(before.lo(), one.lo());
        long hi = Math.min(before.hi(), one.hi());
        // Two exchanges can contradict each other only if a clock was stepped between them.
        burst = lo <= hi ? new Alignment(lo, hi) : hull(before, one);
    }

    /** What was exchanged since the last call is one look at the clock. */
    synchronized void close() {
        Alignment look = burst;
        if (look != null) {
            latest = look;
            all = all == null ? look : hull(all, look);
            burst = null;
        }
    }

    /** The last look. */
    synchronized Optional<Alignment> latest() {
        return Optional.ofNullable(latest);
    }

    /** What holds for every instant since the first look. */
    synchronized Optional<Alignment> all() {
        return Optional.ofNullable(all);
    }

    private static Alignment hull(Alignment a, Alignment b) {
        return new Alignment(Math.min(a.lo(), b.lo()), Math.max(a.hi(), b.hi()));
    }
}

package io.drillmaster.trading.engine;

import java.time.Duration;

/**
 * How long the lock is surely ours: counted on the monotonic clock from before the last renewal was
 * sent, and ended a little before the session could have ended at its servers.
 */
final class Lease {

    private final long length;
    private volatile long end;
    private volatile boolean held;

    Lease(Duration life, Duration margin) {
        length = life.minus(margin).toNanos();
    }

    /** The renewal that was sent at that monotonic time was confirmed. */
    void renewed(long sent) {
        end = sent + length;
        held = true;
    }

    void ended() {
        held = false;
    }

    boolean holds(long now) {
        return held && end - now > 0;
    }
}

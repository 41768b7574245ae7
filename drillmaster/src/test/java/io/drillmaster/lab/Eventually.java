package io.drillmaster.lab;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, with a bound. */
public final class Eventually {

    private static final Duration BETWEEN = Duration.ofMillis(100);

    private Eventually() {}

    /** Returns as soon as it holds, and fails with a sentence when it did not in time. */
    public static void holds(String what, Duration within, BooleanSupplier condition) {
        long end = System.nanoTime() + within.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " did not come about within " + within);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}

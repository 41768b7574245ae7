package io.drillmaster.trading.setup;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A deed that is done again and again, on a thread of its own, whatever becomes of it. */
public final class Every {

    private Every() {}

    public static Thread start(String name, Duration pause, Runnable deed) {
        return Thread.ofVirtual()
                .name(name)
                .start(() -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        once(name, deed);
                        LockSupport.parkNanos(pause.toNanos());
                    }
                });
    }

    private static void once(String name, Runnable deed) {
        try {
            deed.run();
        } catch (RuntimeException e) {
            Say.that("%s failed and is tried again: %s".formatted(name, e));
        }
    }
}

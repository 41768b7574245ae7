package io.drillmaster.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Time that passes only when somebody waits, for rehearsals, simulation and tests. */
public final class VirtualTime implements Time {

    private final Instant origin;
    private long mono;

    public VirtualTime(Instant origin) {
        this.origin = origin;
    }

    @Override
    public synchronized Instant wall() {
        return origin.plusNanos(mono);
    }

    @Override
    public synchronized long mono() {
        return mono;
    }

    @Override
    public synchronized void pass(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not run backwards: " + time);
        }
        mono += time.toNanos();
    }

    @Override
    public <T> T bounded(Duration limit, Callable<T> work) throws Exception {
        return work.call();
    }
}

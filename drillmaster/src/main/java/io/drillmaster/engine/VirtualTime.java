package io.drillmaster.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Time that passes only when somebody waits, for rehearsals, simulation and tests. */
public final class VirtualTime implements Time {

    private final Instant origin;
    private Duration setBy = Duration.ZERO;
    private long mono;

    public VirtualTime(Instant origin) {
        this.origin = origin;
    }

    @Override
    public synchronized Instant wall() {
        return origin.plusNanos(mono).plus(setBy);
    }

    @Override
    public synchronized long mono() {
        return mono;
    }

    /** Sets the wall clock on or back, as people and time servers do. */
    public synchronized void set(Duration by) {
        setBy = setBy.plus(by);
    }

    /** By how much the wall clock was set so far. */
    public synchronized Duration setBy() {
        return setBy;
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

    @Override
    public void beside(Runnable work) {
        work.run();
    }
}

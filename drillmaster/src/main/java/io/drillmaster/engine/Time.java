package io.drillmaster.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** The only door to the clock. */
public interface Time {

    Instant wall();

    /** Nanoseconds that never go back. */
    long mono();

    /** Lets time pass. */
    void pass(Duration time);

    /**
     * Runs work that must end within a limit.
     *
     * @throws java.util.concurrent.TimeoutException when it did not; the work is told to stop
     */
    <T> T bounded(Duration limit, Callable<T> work) throws Exception;

    /** Runs work beside the one who asks, and does not wait for it. */
    void beside(Runnable work);
}

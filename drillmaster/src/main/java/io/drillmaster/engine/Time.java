package io.drillmaster.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
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

    /** Lets time pass until something is in a queue, and no more than so much; then takes it. */
    default <T> Optional<T> take(BlockingQueue<T> queue, Duration most) {
        Optional<T> there = Optional.ofNullable(queue.poll());
        if (there.isEmpty()) {
            pass(most);
        }
        return there.or(() -> Optional.ofNullable(queue.poll()));
    }
}

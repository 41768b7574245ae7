package io.drillmaster.watch.probe;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets an operation fall due at every beat, whatever became of the ones before.
 *
 * <p>It runs on a thread of its own, before all ordinary threads where the kernel allows that, and
 * hands over when each operation was due and when it really was let go.
 */
public final class Pacer implements AutoCloseable {

    /** Takes operations as they fall due; must return within microseconds. */
    public interface Due {
        void due(long seq, long due, long released);
    }

    private static final int PRIORITY = 10;

    /** Waking a sleeping thread takes about this long; spinning hides it. */
    private static final long SPIN = 80_000;

    private final long start;
    private final long every;
    private final Due sink;
    private final Thread thread;
    private final CountDownLatch ready = new CountDownLatch(1);
    private volatile boolean realTime;
    private volatile boolean running = true;
    private volatile long released;

    /**
     * @param start when operation 0 falls due, by {@link System#nanoTime}
     */
    public Pacer(long start, long every, Due sink) {
        this.start = start;
        this.every = every;
        this.sink = sink;
        this.thread = Thread.ofPlatform().name("pacer").daemon().unstarted(this::run);
    }

    /** Starts, and says whether the kernel lets it run before all others. */
    public boolean begin() throws InterruptedException {
        thread.start();
        ready.await();
        return realTime;
    }

    /** How many operations have fallen due. */
    public long released() {
        return released;
    }

    private void run() {
        realTime = RealTime.askFor(PRIORITY);
        ready.countDown();
        for (long seq = 0; running; seq++) {
            long due = start + seq * every;
            waitUntil(due);
            if (!running) {
                return;
            }
            sink.due(seq, due, System.nanoTime());
            released = seq + 1;
        }
    }

    private void waitUntil(long due) {
        // Without precedence a spin would only be punished with a longer wait for the processor.
        long spin = realTime ? SPIN : 0;
        long left = due - System.nanoTime();
        while (left > 0 && running) {
            if (left > spin) {
                LockSupport.parkNanos(left - spin);
            } else {
                Thread.onSpinWait();
            }
            left = due - System.nanoTime();
        }
    }

    /** No operation falls due any more once this returns. */
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

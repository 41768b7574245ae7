package io.drillmaster.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** The machine's own clocks. */
public final class SystemTime implements Time {

    @Override
    public Instant wall() {
        return Instant.now();
    }

    @Override
    public long mono() {
        return System.nanoTime();
    }

    @Override
    public void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        long left = time.toNanos();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = end - System.nanoTime();
        }
    }

    @Override
    public <T> T bounded(Duration limit, Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("call").start(task);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void beside(Runnable work) {
        Thread.ofVirtual().name("beside").start(work);
    }

    @Override
    public <T> Optional<T> take(BlockingQueue<T> queue, Duration most) {
        try {
            return Optional.ofNullable(queue.poll(most.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}

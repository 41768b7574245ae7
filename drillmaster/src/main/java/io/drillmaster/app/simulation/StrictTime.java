package io.drillmaster.app.simulation;

import io.drillmaster.engine.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The conductor's clock, which tells whenever it is about to wait, or lets something leave. What
 * was sent to be done beside is done at once or later, and in any order.
 */
final class StrictTime implements Time {

    private final Time inner;
    private final Chaos chaos;
    private final Consumer<String> leaving;
    private final List<Runnable> flying = new ArrayList<>();
    private boolean inFlight;

    StrictTime(Time inner, Chaos chaos, Consumer<String> leaving) {
        this.inner = inner;
        this.chaos = chaos;
        this.leaving = leaving;
    }

    @Override
    public Instant wall() {
        return inner.wall();
    }

    @Override
    public long mono() {
        return inner.mono();
    }

    @Override
    public void pass(Duration time) {
        leaving.accept("a wait");
        inner.pass(time);
    }

    /** What left a while ago may arrive while other things are written. */
    @Override
    public <T> T bounded(Duration limit, Callable<T> work) throws Exception {
        if (!inFlight) {
            leaving.accept("a call");
        }
        return inner.bounded(limit, work);
    }

    @Override
    public void beside(Runnable work) {
        leaving.accept("a look");
        flying.add(work);
        if (chaos.chance(0.3)) {
            arrive();
        }
    }

    @Override
    public <T> Optional<T> take(BlockingQueue<T> queue, Duration most) {
        while (queue.isEmpty() && !flying.isEmpty()) {
            leaving.accept("a wait");
            arrive();
        }
        return Time.super.take(queue, most);
    }

    /** Some of what left before a death arrives after it, and nobody hears the answer. */
    void die() {
        while (!flying.isEmpty()) {
            if (chaos.chance(0.5)) {
                flying.removeLast();
            } else {
                try {
                    arrive();
                } catch (Died e) {
                    // Whoever might die of it is dead already.
                    inFlight = false;
                }
            }
        }
    }

    private void arrive() {
        Runnable next = flying.remove(chaos.upTo(flying.size() - 1));
        inFlight = true;
        next.run();
        inFlight = false;
    }
}

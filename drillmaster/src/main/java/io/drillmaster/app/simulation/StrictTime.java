package io.drillmaster.app.simulation;

import io.drillmaster.engine.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The conductor's clock, which tells whenever it is about to wait, or lets something leave. */
final class StrictTime implements Time {

    private final Time inner;
    private final Consumer<String> leaving;

    StrictTime(Time inner, Consumer<String> leaving) {
        this.inner = inner;
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

    @Override
    public <T> T bounded(Duration limit, Callable<T> work) throws Exception {
        leaving.accept("a call");
        return inner.bounded(limit, work);
    }

    @Override
    public void beside(Runnable work) {
        leaving.accept("a look");
        inner.beside(work);
    }
}

package io.drillmaster.app.simulation;

import io.drillmaster.watch.WatchEnd;
import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchStart;
import io.drillmaster.watch.Watches;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The road to the watches: the process dies on it, at either end. */
final class RoughWatches implements Watches {

    private final Watches inner;
    private final Chaos chaos;
    private final Consumer<String> leaving;

    RoughWatches(Watches inner, Chaos chaos, Consumer<String> leaving) {
        this.inner = inner;
        this.chaos = chaos;
        this.leaving = leaving;
    }

    private <T> T walked(Supplier<T> work) {
        leaving.accept("a watch");
        if (chaos.strikes(0.02)) {
            throw new Died(Death.BEFORE_A_WATCH);
        }
        T answer = work.get();
        if (chaos.strikes(0.02)) {
            throw new Died(Death.AFTER_A_WATCH);
        }
        return answer;
    }

    @Override
    public WatchStart begin(WatchRequest request) {
        return walked(() -> inner.begin(request));
    }

    @Override
    public WatchStart rejoin(WatchRequest request) {
        return walked(() -> inner.rejoin(request));
    }

    @Override
    public Optional<WatchReading> reading(String id) {
        return inner.reading(id);
    }

    @Override
    public WatchEnd end(WatchRequest request) {
        return walked(() -> inner.end(request));
    }

    @Override
    public void forget(WatchRequest request) {
        walked(() -> {
            inner.forget(request);
            return request;
        });
    }

    @Override
    public void close() {
        inner.close();
    }
}

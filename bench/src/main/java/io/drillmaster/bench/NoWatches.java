package io.drillmaster.bench;

import io.drillmaster.watch.WatchEnd;
import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchStart;
import io.drillmaster.watch.Watches;
import java.util.List;
import java.util.Optional;

/** Nobody watches a benchmark. */
final class NoWatches implements Watches {

    @Override
    public WatchStart begin(WatchRequest request) {
        return new WatchStart.Failed("nobody watches");
    }

    @Override
    public WatchStart rejoin(WatchRequest request) {
        return begin(request);
    }

    @Override
    public Optional<WatchReading> reading(String id) {
        return Optional.empty();
    }

    @Override
    public WatchEnd end(WatchRequest request) {
        return new WatchEnd(Optional.empty(), List.of(), Optional.empty());
    }

    @Override
    public void forget(WatchRequest request) {}

    @Override
    public void close() {}
}

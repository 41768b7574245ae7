package io.drillmaster.watch.vantage;

import io.drillmaster.watch.WatchEnd;
import io.drillmaster.watch.WatchKinds;
import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchStart;
import io.drillmaster.watch.Watches;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Watches from the hosts that watches are told of, and all others from the vantage. */
public final class PlacedWatches implements Watches {

    private final Function<String, VantageWatches> maker;
    private final String vantage;
    private final Map<String, String> addresses;
    private final Map<String, VantageWatches> places = new ConcurrentHashMap<>();

    /**
     * @param maker makes the watches of a host; nothing is put there before the first begins
     * @param addresses where hosts and virtual addresses are reached by other hosts, by name
     */
    public PlacedWatches(
            Function<String, VantageWatches> maker, String vantage, Map<String, String> addresses) {
        this.maker = maker;
        this.vantage = vantage;
        this.addresses = Map.copyOf(addresses);
    }

    private VantageWatches place(WatchRequest request) {
        String host = isPlaced(request) ? request.on() : vantage;
        return places.computeIfAbsent(host, maker);
    }

    private WatchRequest addressed(WatchRequest request) {
        return isPlaced(request) ? Ends.addressed(request, addresses) : request;
    }

    private static boolean isPlaced(WatchRequest request) {
        return WatchKinds.fromHosts().contains(request.kind());
    }

    @Override
    public WatchStart begin(WatchRequest request) {
        return place(request).begin(addressed(request));
    }

    @Override
    public WatchStart rejoin(WatchRequest request) {
        return place(request).rejoin(addressed(request));
    }

    @Override
    public Optional<WatchReading> reading(String id) {
        return places.values().stream().flatMap(each -> each.reading(id).stream()).findFirst();
    }

    @Override
    public WatchEnd end(WatchRequest request) {
        return place(request).end(addressed(request));
    }

    @Override
    public void forget(WatchRequest request) {
        place(request).forget(request);
    }

    @Override
    public void close() {
        places.values().forEach(VantageWatches::close);
    }
}

package io.drillmaster.watch.vantage;

import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.probe.OpenLoop;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Echo requests from this host to others, each path in a capture of its own. */
final class PathWatch implements Watching {

    private final WatchRequest request;
    private final Path folder;
    private final String stream;
    private final Loops loops = new Loops();

    PathWatch(WatchRequest request, Path folder, String stream) {
        this.request = request;
        this.folder = folder;
        this.stream = stream;
    }

    @Override
    public SortedMap<String, String> begin() throws IOException, InterruptedException {
        List<Ends.End> ends = Ends.of(request);
        long limit = Durations.parse(request.with().getOrDefault("limit", "2s")).toNanos();
        for (Ends.End end : ends) {
            String name = "path." + request.on() + "." + end.name();
            OpenLoop loop =
                    OpenLoop.pinging(
                            folder,
                            Heads.from(name, stream, request.every().toNanos(), limit, 0),
                            address(end));
            loops.add(loop);
            loop.begin(List.of());
        }
        FirstGood.await(loops.all(), "echo request from " + request.on());
        return new TreeMap<>(
                Map.of(
                        "paths",
                        ends.stream().map(Ends.End::name).collect(Collectors.joining(",")),
                        "pacer",
                        loops.all().stream().allMatch(OpenLoop::realTime)
                                ? "SCHED_FIFO"
                                : "ordinary"));
    }

    private static Inet4Address address(Ends.End end) throws IOException {
        for (InetAddress each : InetAddress.getAllByName(end.address())) {
            if (each instanceof Inet4Address found) {
                return found;
            }
        }
        throw new CannotWatch(end.name() + " has no IPv4 address");
    }

    @Override
    public WatchReading reading() {
        return loops.reading();
    }

    @Override
    public Left end(Order order) throws IOException, InterruptedException {
        return new Left(loops.end(), "");
    }
}

package io.drillmaster.watch.vantage;

import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.probe.OpenLoop;
import io.drillmaster.watch.probe.SessionProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Connections from this host to others, each held open and in a capture of its own. */
final class SessionWatch implements Watching {

    private final WatchRequest request;
    private final Path folder;
    private final String stream;
    private final Loops loops = new Loops();

    SessionWatch(WatchRequest request, Path folder, String stream) {
        this.request = request;
        this.folder = folder;
        this.stream = stream;
    }

    @Override
    public SortedMap<String, String> begin() throws IOException, InterruptedException {
        List<Ends.End> ends = Ends.of(request);
        long limit = Durations.parse(request.with().getOrDefault("limit", "30s")).toNanos();
        for (Ends.End end : ends) {
            if (end.port() == 0) {
                throw new CannotWatch(end.name() + " names no port; say HOST:PORT");
            }
            SessionProbe probe = new SessionProbe(end.address(), end.port());
            probe.connect();
            String name = "session." + request.on() + "." + end.name();
            OpenLoop loop =
                    new OpenLoop(
                            folder, Heads.from(name, stream, request.every().toNanos(), limit, 0));
            loops.add(loop);
            loop.begin(List.of(probe));
        }
        FirstGood.await(loops.all(), "request from " + request.on());
        return new TreeMap<>(
                Map.of(
                        "sessions",
                        ends.stream().map(Ends.End::name).collect(Collectors.joining(","))));
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

package io.drillmaster.watch.vantage;

import io.drillmaster.watch.Fate;
import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchedPlace;
import io.drillmaster.watch.WatchedVenue;
import io.drillmaster.watch.probe.ConnectTime;
import io.drillmaster.watch.probe.FixProbe;
import io.drillmaster.watch.probe.FixSession;
import io.drillmaster.watch.probe.OpenLoop;
import io.drillmaster.watch.probe.PostgresReadback;
import io.drillmaster.watch.probe.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Numbered orders at a venue, read back from its database at the end. */
final class OrdersWatch implements Watching {

    private static final int ROUNDS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WatchRequest request;
    private final WatchedPlace.Orders place;
    private final Path folder;
    private final String stream;
    private final FixSession session;
    private @Nullable OpenLoop loop;

    OrdersWatch(WatchRequest request, WatchedPlace.Orders place, Path folder, String stream) {
        this.request = request;
        this.place = place;
        this.folder = folder;
        this.stream = stream;
        this.session = new FixSession(place.venue());
    }

    @Override
    public SortedMap<String, String> begin() throws IOException, InterruptedException {
        WatchedVenue venue = place.venue();
        long limit = Durations.parse(request.with().getOrDefault("limit", "1s")).toNanos();
        FixProbe.Terms terms =
                new FixProbe.Terms(
                        FixProbe.prefix(stream),
                        request.with().getOrDefault("symbol", ""),
                        request.with().getOrDefault("buy", ""),
                        request.with().getOrDefault("sell", ""));
        List<FixProbe> probes =
                IntStream.range(0, Connections.wanted(request, "64"))
                        .mapToObj(_ -> new FixProbe(session, terms))
                        .toList();
        OpenLoop begun =
                new OpenLoop(
                        folder,
                        Heads.from(
                                "orders", stream, request.every().toNanos(), limit, connectTime()));
        loop = begun;
        begun.begin(probes);
        FirstGood.await(List.of(begun), "order at " + String.join(", ", venue.gateways()));
        return new TreeMap<>(
                Map.of(
                        "stream",
                        stream,
                        "endpoint",
                        String.join(",", venue.gateways()),
                        "connections",
                        Integer.toString(probes.size()),
                        "pacer",
                        begun.realTime() ? "SCHED_FIFO" : "ordinary"));
    }

    /** Logs on a few times; a venue may need a moment between two sessions. */
    private long connectTime() throws CannotWatch {
        ConnectTime time = new ConnectTime();
        for (int round = 1; ; round++) {
            time.add(connect());
            if (round == ROUNDS) {
                return time.bound();
            }
            session.close();
        }
    }

    private long connect() throws CannotWatch {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            long began = System.nanoTime();
            Probe.Answer answer = session.connect();
            long ended = System.nanoTime();
            if (answer.fate() == Fate.OK) {
                return ended - began;
            }
            if (ended > until) {
                throw new CannotWatch(
                        "no session with %s could be made from here within %d s: %s"
                                .formatted(
                                        place.venue().name(), PATIENCE.toSeconds(), answer.why()));
            }
        }
    }

    @Override
    public WatchReading reading() {
        return running().reading();
    }

    @Override
    public Left end(Order order) throws IOException, InterruptedException {
        List<Path> captures = new ArrayList<>();
        captures.add(running().end());
        session.close();
        Path file = folder.resolve("readback.capture");
        String trouble =
                PostgresReadback.ofOrders(place.database(), FixProbe.prefix(stream))
                        .into(file, running().head().named("readback"));
        if (trouble.isEmpty()) {
            captures.add(file);
        }
        return new Left(captures, trouble);
    }

    private OpenLoop running() {
        if (loop == null) {
            throw new IllegalStateException("the watch has not begun");
        }
        return loop;
    }
}

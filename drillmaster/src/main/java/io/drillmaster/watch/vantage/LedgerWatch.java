package io.drillmaster.watch.vantage;

import io.drillmaster.watch.CaptureHead;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchedDatabase;
import io.drillmaster.watch.probe.OpenLoop;
import io.drillmaster.watch.probe.PostgresProbe;
import io.drillmaster.watch.probe.PostgresReadback;
import io.drillmaster.watch.probe.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Numbered writes along the client's own path, read back from the table at the end. */
final class LedgerWatch implements Watching {

    private static final int MOST_CONNECTIONS = 64;
    private static final int WARM_UP = 1_000;

    private final WatchRequest request;
    private final WatchedDatabase database;
    private final Path folder;
    private final String stream;
    private @Nullable OpenLoop loop;

    LedgerWatch(Order order, Path folder, String stream) {
        this.request = order.request();
        this.database = order.database();
        this.folder = folder;
        this.stream = stream;
    }

    @Override
    public SortedMap<String, String> begin() throws IOException, InterruptedException {
        List<PostgresProbe> probes = connect();
        CaptureHead told =
                Heads.from(
                        "ledger",
                        stream,
                        request.every().toNanos(),
                        Durations.parse(request.with().getOrDefault("limit", "1s")).toNanos());
        OpenLoop begun = new OpenLoop(folder, told);
        loop = begun;
        begun.begin(probes);
        FirstGood.await(List.of(begun), "write along " + String.join(", ", database.writes()));
        return new TreeMap<>(
                Map.of(
                        "stream",
                        stream,
                        "endpoint",
                        String.join(",", database.writes()),
                        "connections",
                        Integer.toString(probes.size()),
                        "pacer",
                        begun.realTime() ? "SCHED_FIFO" : "ordinary"));
    }

    /** One connection must stand before the first beat; the others follow if it does. */
    private List<PostgresProbe> connect() throws CannotWatch {
        int wanted = connections();
        List<PostgresProbe> probes =
                Stream.generate(() ->
                                new PostgresProbe(
                                        database,
                                        PostgresProbe.Target.ledger(database, stream),
                                        true))
                        .limit(wanted)
                        .toList();
        for (PostgresProbe probe : probes) {
            Probe.Answer answer = probe.connect();
            if (answer.fate() != Fate.OK) {
                probes.forEach(PostgresProbe::close);
                throw new CannotWatch(
                        "no connection to %s could be made from here: %s"
                                .formatted(database.name(), answer.why()));
            }
        }
        probes.forEach(probe -> probe.warmUp(WARM_UP / wanted));
        return new ArrayList<>(probes);
    }

    private int connections() throws CannotWatch {
        String text = request.with().getOrDefault("connections", "8");
        if (!text.matches("\\d{1,3}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > MOST_CONNECTIONS) {
            throw new CannotWatch(
                    "connections: %s is no number from 1 to %d".formatted(text, MOST_CONNECTIONS));
        }
        return Integer.parseInt(text);
    }

    @Override
    public WatchReading reading() {
        return running().reading();
    }

    @Override
    public Left end() throws IOException, InterruptedException {
        List<Path> captures = new ArrayList<>();
        captures.add(running().end());
        Path file = folder.resolve("readback.capture");
        String trouble =
                new PostgresReadback(database, stream)
                        .into(file, Heads.named(running().head(), "readback"));
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

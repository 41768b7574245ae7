package io.drillmaster.watch.vantage;

import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchedDatabase;
import io.drillmaster.watch.probe.OpenLoop;
import io.drillmaster.watch.probe.PostgresReadback;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Numbered writes along the client's own path, read back from the table at the end. */
final class LedgerWatch implements Watching {

    private final WatchRequest request;
    private final WatchedDatabase database;
    private final Path folder;
    private final String stream;
    private @Nullable OpenLoop loop;

    LedgerWatch(WatchRequest request, WatchedDatabase database, Path folder, String stream) {
        this.request = request;
        this.database = database;
        this.folder = folder;
        this.stream = stream;
    }

    @Override
    public SortedMap<String, String> begin() throws IOException, InterruptedException {
        Connections made = Connections.make(request, database, stream);
        OpenLoop begun =
                new OpenLoop(
                        folder,
                        Heads.from(
                                "ledger",
                                stream,
                                request.every().toNanos(),
                                Durations.parse(request.with().getOrDefault("limit", "1s"))
                                        .toNanos(),
                                made.bound()));
        loop = begun;
        begun.begin(made.probes());
        FirstGood.await(List.of(begun), "write along " + String.join(", ", database.writes()));
        return new TreeMap<>(
                Map.of(
                        "stream",
                        stream,
                        "endpoint",
                        String.join(",", database.writes()),
                        "connections",
                        Integer.toString(made.probes().size()),
                        "pacer",
                        begun.realTime() ? "SCHED_FIFO" : "ordinary"));
    }

    @Override
    public WatchReading reading() {
        return running().reading();
    }

    @Override
    public Left end(Order order) throws IOException, InterruptedException {
        List<Path> captures = new ArrayList<>();
        captures.add(running().end());
        Path file = folder.resolve("readback.capture");
        String trouble =
                PostgresReadback.ofWrites(database, stream)
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

package io.drillmaster.watch.vantage;

import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchedDatabase;
import io.drillmaster.watch.probe.OpenLoop;
import io.drillmaster.watch.probe.PostgresProbe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Writes tried straight at every member, each in a capture of its own. */
final class SentinelWatch implements Watching {

    private static final int WARM_UP = 200;

    private final WatchRequest request;
    private final WatchedDatabase database;
    private final Path folder;
    private final String stream;
    private final List<OpenLoop> loops = new ArrayList<>();

    SentinelWatch(WatchRequest request, WatchedDatabase database, Path folder, String stream) {
        this.request = request;
        this.database = database;
        this.folder = folder;
        this.stream = stream;
    }

    @Override
    public SortedMap<String, String> begin() throws IOException, InterruptedException {
        if (database.members().isEmpty()) {
            throw new CannotWatch("the estate names no members of " + database.name());
        }
        long limit = Durations.parse(request.with().getOrDefault("limit", "1s")).toNanos();
        List<PostgresProbe> probes = new ArrayList<>();
        for (WatchedDatabase.Member member : database.members()) {
            PostgresProbe probe =
                    new PostgresProbe(database, PostgresProbe.Target.member(member, stream), false);
            // A member that is away now is watched all the same: it may come back.
            probe.connect();
            probe.warmUp(WARM_UP);
            probes.add(probe);
        }
        for (int i = 0; i < probes.size(); i++) {
            String name = "sentinel." + database.members().get(i).name();
            OpenLoop loop =
                    new OpenLoop(
                            folder, Heads.from(name, stream, request.every().toNanos(), limit, 0));
            loops.add(loop);
            loop.begin(List.of(probes.get(i)));
        }
        FirstGood.await(loops, "write at any member of " + database.name());
        return new TreeMap<>(
                Map.of(
                        "stream",
                        stream,
                        "members",
                        database.members().stream()
                                .map(WatchedDatabase.Member::name)
                                .collect(Collectors.joining(","))));
    }

    /** The members together: good is what any of them took. */
    @Override
    public WatchReading reading() {
        List<WatchReading> all = loops.stream().map(OpenLoop::reading).toList();
        return new WatchReading(
                sum(all, WatchReading::due),
                sum(all, WatchReading::good),
                sum(all, WatchReading::failed),
                sum(all, WatchReading::unknown),
                all.stream().mapToDouble(WatchReading::recent).max().orElse(0),
                latest(all),
                OptionalLong.empty());
    }

    private static long sum(List<WatchReading> all, ToLongFunction<WatchReading> part) {
        return all.stream().mapToLong(part).sum();
    }

    private static OptionalLong latest(List<WatchReading> all) {
        return all.stream()
                .flatMapToLong(each ->
                        each.lastGood().isPresent()
                                ? LongStream.of(each.lastGood().getAsLong())
                                : LongStream.empty())
                .max();
    }

    @Override
    public Left end(Order order) throws IOException, InterruptedException {
        List<Path> captures = new ArrayList<>();
        for (OpenLoop loop : loops) {
            captures.add(loop.end());
        }
        return new Left(captures, "");
    }
}

package io.drillmaster.watch.vantage;

import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.probe.OpenLoop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** Several loops of one watch. */
final class Loops {

    private final List<OpenLoop> all = new ArrayList<>();

    void add(OpenLoop loop) {
        all.add(loop);
    }

    List<OpenLoop> all() {
        return all;
    }

    /** What any of them gets is good, and the worst of them is bad: a path may fail alone. */
    WatchReading reading() {
        List<WatchReading> each = all.stream().map(OpenLoop::reading).toList();
        return new WatchReading(
                sum(each, WatchReading::due),
                sum(each, WatchReading::good),
                sum(each, WatchReading::failed),
                sum(each, WatchReading::unknown),
                each.stream().mapToDouble(WatchReading::recent).min().orElse(0),
                told(each, WatchReading::lastGood).max(),
                told(each, WatchReading::badSince).min());
    }

    private static long sum(List<WatchReading> each, ToLongFunction<WatchReading> part) {
        return each.stream().mapToLong(part).sum();
    }

    private static LongStream told(
            List<WatchReading> each, Function<WatchReading, OptionalLong> part) {
        return each.stream().map(part).flatMapToLong(OptionalLong::stream);
    }

    List<Path> end() throws IOException, InterruptedException {
        List<Path> captures = new ArrayList<>();
        for (OpenLoop loop : all) {
            captures.add(loop.end());
        }
        return captures;
    }
}

package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.verdict.Measurement.Never;
import io.drillmaster.watch.Outages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the injection did to the watched paths; the worst of them counts. */
final class Paths {

    private Paths() {}

    /** What is seen of all paths. */
    private sealed interface View {

        record Unseen(String why, List<Long> entries) implements View {}

        record Seen(List<PathView> paths, List<Long> entries) implements View {

            String told() {
                return paths.stream().map(PathView::told).collect(Collectors.joining("; "));
            }
        }
    }

    /** Packets that were not answered, on the path that lost most. */
    static Measurement lost(CaseFile drill) {
        return switch (view(drill)) {
            case View.Unseen(String why, List<Long> cited) -> new Absent(why, cited);
            case View.Seen seen -> {
                long worst = seen.paths().stream().mapToLong(PathView::lost).max().orElse(0);
                yield new Interval(worst, worst, Dimension.COUNT, seen.entries(), seen.told());
            }
        };
    }

    /** From the injection to the first answer after which a path stays good, on the slowest. */
    static Measurement outage(CaseFile drill) {
        return switch (view(drill)) {
            case View.Unseen(String why, List<Long> cited) -> new Absent(why, cited);
            case View.Seen seen -> {
                List<Measurement> each =
                        seen.paths().stream().map(path -> outage(drill, path, seen)).toList();
                yield each.stream()
                        .max(Comparator.comparingInt(Paths::rank).thenComparingDouble(Paths::hi))
                        .orElseThrow();
            }
        };
    }

    /** That a path did not come back is worse than that nobody can tell. */
    private static int rank(Measurement measurement) {
        return switch (measurement) {
            case Interval _ -> 0;
            case Absent _ -> 1;
            case Never _ -> 2;
        };
    }

    private static double hi(Measurement measurement) {
        return measurement instanceof Interval interval ? interval.hi() : 0;
    }

    private static Measurement outage(CaseFile drill, PathView path, View.Seen seen) {
        Recovery recovery = path.recovery();
        String settle = Quantity.of(drill.plan().settle()).toString();
        return switch (recovery.state()) {
            case UNHARMED ->
                    new Interval(
                            0, recovery.longestGap(), Dimension.TIME, seen.entries(), seen.told());
            case BACK -> {
                Span length = Spans.between(recovery.fault(), recovery.when());
                yield new Interval(
                        length.lo(),
                        length.hi(),
                        Dimension.TIME,
                        seen.entries(),
                        "slowest was %s, from the injection to the first answer after which all was good for %s; %s"
                                .formatted(path.name(), settle, seen.told()));
            }
            case AWAY, RELAPSED ->
                    new Never(
                            path.name() + " was not carrying when its watch ended; " + seen.told(),
                            seen.entries());
            case UNCERTAIN ->
                    new Absent(
                            "%s carried again, but was seen to for only %s and must for %s"
                                    .formatted(
                                            path.name(),
                                            Figures.seconds(recovery.stayedGood()),
                                            settle),
                            seen.entries());
            case AILING ->
                    new Absent(
                            path.name() + " lost packets just before the injection too",
                            seen.entries());
            case LOST_SIGHT ->
                    new Absent(
                            "the prober was not running at the end of the watch, while "
                                    + path.name()
                                    + " was still away",
                            seen.entries());
        };
    }

    private static View view(CaseFile drill) {
        return switch (drill.injected()) {
            case Injected.Not not -> new View.Unseen(not.why(), not.entries());
            case Injected.Took took -> view(drill, took);
        };
    }

    private static View view(CaseFile drill, Injected.Took took) {
        List<Long> cited = new ArrayList<>(took.entries());
        List<PathView> paths = new ArrayList<>();
        List<Watched> watches = drill.watches(Kinds.PATH);
        for (Watched watch : watches) {
            cited.addAll(watch.entries());
            List<CaptureRef> captures = watch.captures(Kinds.PATH_CAPTURE);
            if (captures.isEmpty()) {
                return new View.Unseen(watch.without("paths from " + watch.step().on()), cited);
            }
            if (!watch.clock().known()) {
                return new View.Unseen(watch.unaligned(), cited);
            }
            captures.forEach(capture -> paths.add(path(drill, took, watch, capture)));
        }
        if (watches.isEmpty()) {
            return new View.Unseen("the plan watches no path through " + Kinds.PATH, cited);
        }
        return harmless(drill, paths)
                .<View>map(why -> new View.Unseen(why, cited))
                .orElseGet(() -> new View.Seen(paths, cited));
    }

    private static PathView path(
            CaseFile drill, Injected.Took took, Watched watch, CaptureRef capture) {
        Bracket fault = watch.clock().read(took.when());
        Outages outages = drill.captures().outages(capture);
        Recovery recovery =
                Recovery.in(
                        drill.captures().operations(capture),
                        outages,
                        fault,
                        watch.step().every().toNanos(),
                        drill.plan().settle().toNanos());
        return PathView.of(
                watch.told(capture, Kinds.PATH_CAPTURE),
                drill.captures().operations(capture),
                outages,
                fault,
                recovery);
    }

    /** A disaster that no path felt did not happen; a planned move may pass unnoticed. */
    private static Optional<String> harmless(CaseFile drill, List<PathView> paths) {
        return drill.graceful() || paths.stream().anyMatch(PathView::harmed)
                ? Optional.empty()
                : Optional.of(
                        "the injection did not bite: no path lost a packet or was slower after it");
    }

    /** Why nothing that was watched can be held against the injection, if so. */
    static Optional<String> whyUnharmed(CaseFile drill) {
        return drill.watches(Kinds.PATH).isEmpty()
                ? Optional.empty()
                : Optional.of(view(drill))
                        .filter(View.Unseen.class::isInstance)
                        .map(view -> ((View.Unseen) view).why());
    }
}

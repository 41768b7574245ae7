package io.drillmaster.bench;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.engine.Conductor;
import io.drillmaster.engine.SystemTime;
import io.drillmaster.journal.FileJournalStore;
import io.drillmaster.journal.Journal;
import io.drillmaster.plan.Crew;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.StopRules;
import io.drillmaster.runbook.Undo;
import io.drillmaster.watch.WatchEnd;
import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchStart;
import io.drillmaster.watch.Watches;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the engine costs beside the disk: a plan of steps that do nothing, each in a synced journal,
 * against as many bare syncs of the same size, in turn on the same disk.
 */
public final class EngineOverhead {

    private static final int STEPS = 1_000;
    private static final String NONE = "0".repeat(64);

    private EngineOverhead() {}

    /**
     * Prints medians and ratios.
     *
     * @param args a folder on the disk to measure, and how many runs
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(args.length > 0 ? args[0] : "."), "engine");
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        List<Double> engine = new ArrayList<>();
        List<Double> syncs = new ArrayList<>();
        List<Double> entries = new ArrayList<>();
        for (int run = 0; run <= runs; run++) {
            Path journal = folder.resolve("journal-" + run + ".jsonl");
            double conducted = conducted(journal);
            List<String> lines = Files.readAllLines(journal);
            double perStep = synced(folder.resolve("steps-" + run), STEPS, length(lines));
            double perEntry = synced(folder.resolve("entries-" + run), lines.size(), length(lines));
            if (run > 0) {
                engine.add(conducted);
                syncs.add(perStep);
                entries.add(perEntry);
            }
        }
        double median = Quantiles.median(engine);
        System.out.printf(
                Locale.ROOT,
                "%d no-op steps, medians of %d runs: engine %.3f s; %d bare syncs %.3f s (ratio"
                        + " %.2f); a bare sync for each of its entries %.3f s (ratio %.2f)%n",
                STEPS,
                runs,
                median,
                STEPS,
                Quantiles.median(syncs),
                median / Quantiles.median(syncs),
                Quantiles.median(entries),
                median / Quantiles.median(entries));
        try (var files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(folder);
    }

    private static int length(List<String> lines) {
        return lines.stream().skip(1).mapToInt(String::length).sum() / lines.size();
    }

    private static double conducted(Path file) {
        try (Journal journal = new Journal(FileJournalStore.open(file));
                Connectors connectors = new Connectors(List.of(new Nothing()))) {
            Conductor conductor =
                    new Conductor(
                            journal,
                            connectors,
                            new NoWatches(),
                            _ -> List.of(),
                            new SystemTime(),
                            new Conductor.Seat("bench", "boot", 1, new TreeMap<>()));
            long began = System.nanoTime();
            conductor.open("BENCH-1", plan());
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private static double synced(Path file, int times, int length) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND)) {
            byte[] line = new byte[length];
            long began = System.nanoTime();
            for (int i = 0; i < times; i++) {
                channel.write(ByteBuffer.wrap(line));
                channel.force(false);
            }
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private static Plan plan() {
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i <= STEPS; i++) {
            steps.add(
                    new Step.Act(
                            "1." + i,
                            "Nothing",
                            Optional.empty(),
                            "nothing.do",
                            "here",
                            new TreeMap<>(),
                            Duration.ofSeconds(5),
                            Optional.empty(),
                            Optional.empty(),
                            new Undo.None("nothing was done")));
        }
        return new Plan(
                "BENCH",
                "Nothing, a thousand times",
                "bench",
                NONE,
                "here",
                Estate.Kind.LAB,
                NONE,
                new TreeMap<>(),
                new Crew(new TreeMap<>(), false),
                Duration.ofSeconds(5),
                List.of(),
                StopRules.NONE,
                false,
                List.of(new Phase("Only", Duration.ofHours(1), steps)),
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                NONE);
    }

    /** Hands that do nothing. */
    private static final class Nothing implements Connector {

        @Override
        public List<Verb> verbs() {
            return List.of(Verb.changes("nothing.do", TargetKind.HOST, "Does nothing."));
        }

        @Override
        public Outcome perform(Call call) {
            return new Outcome.Done(Facts.NONE);
        }
    }

    /** Nobody watches a benchmark. */
    private static final class NoWatches implements Watches {

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
        public void close() {}
    }
}

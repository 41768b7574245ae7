package io.drillmaster.bench;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.engine.Conductor;
import io.drillmaster.engine.Envelopes;
import io.drillmaster.engine.SystemTime;
import io.drillmaster.journal.FileJournalStore;
import io.drillmaster.journal.Journal;
import io.drillmaster.journal.JournalReader;
import io.drillmaster.plan.Crew;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.StopRules;
import io.drillmaster.runbook.Undo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the engine costs beside the disk: a plan of steps that do nothing, in a synced journal,
 * against as many bare syncs of as many bytes on the same disk, a shell script, and Ansible, all in
 * turn.
 */
public final class EngineOverhead {

    private static final int STEPS = 1_000;

    /** So often the engine runs before it counts: the JVM compiles what it sees often. */
    private static final int WARM_UPS = 8;

    private static final String ENGINE = "the engine";
    private static final String NONE = "0".repeat(64);

    private final Path folder;
    private final OtherWays others;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    private EngineOverhead(Path folder) {
        this.folder = folder;
        this.others = new OtherWays(folder);
    }

    /**
     * Prints medians and ratios.
     *
     * @param args a folder on the disk to measure, and how many rounds
     */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory(Path.of(args.length > 0 ? args[0] : "."), "engine");
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        try {
            new EngineOverhead(folder.toAbsolutePath()).run(rounds);
        } finally {
            delete(folder);
        }
    }

    private void run(int rounds) throws IOException {
        Path journal = folder.resolve("journal.jsonl");
        double first = conducted(journal);
        for (int i = 1; i < WARM_UPS; i++) {
            conducted(journal);
        }
        int bytes = (int) (Files.size(journal) / STEPS);
        int entries = JournalReader.read(journal).size();
        for (int round = 0; round < rounds; round++) {
            add(ENGINE, conducted(journal));
            add("a bare sync a step, of as many bytes", others.synced(STEPS, bytes));
            add(
                    "a bare sync for each of %d entries".formatted(entries),
                    others.synced(entries, bytes * STEPS / entries));
            add("bash, with echo and sync -d", others.bash(STEPS, bytes));
            others.ansible(STEPS).ifPresent(each -> add("Ansible, assert tasks", each));
        }
        System.out.printf(
                Locale.ROOT,
                "%d no-op steps, %d bytes of journal a step, medians of %d rounds (least to"
                        + " most)%n",
                STEPS,
                bytes,
                rounds);
        seconds.forEach(this::tell);
        if (!OtherWays.hasAnsible()) {
            System.out.println("  Ansible is not installed, so it is left out.");
        }
        System.out.printf(
                Locale.ROOT, "  The engine in a JVM that has just started: %.3f s%n", first);
    }

    private void add(String way, double took) {
        seconds.computeIfAbsent(way, _ -> new ArrayList<>()).add(took);
    }

    private void tell(String way, List<Double> all) {
        double engine = Quantiles.median(seconds.getOrDefault(ENGINE, List.of()));
        double median = Quantiles.median(all);
        System.out.printf(
                Locale.ROOT,
                "  %-38s %7.3f s (%.3f to %.3f)   engine : this = %.3f%n",
                way,
                median,
                Quantiles.at(all, 0),
                Quantiles.at(all, 1),
                engine / median);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static double conducted(Path file) throws IOException {
        Files.deleteIfExists(file);
        try (Journal journal = new Journal(FileJournalStore.open(file));
                Connectors connectors = new Connectors(List.of(new Nothing()))) {
            Conductor conductor =
                    new Conductor(
                            journal,
                            connectors,
                            new NoWatches(),
                            _ -> List.of(),
                            new SystemTime(),
                            new Conductor.Seat("bench", "boot", 1, new TreeMap<>()),
                            Envelopes.NONE);
            long began = System.nanoTime();
            conductor.open("BENCH-1", plan());
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
                Optional.empty(),
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
}

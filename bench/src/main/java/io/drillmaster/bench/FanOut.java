package io.drillmaster.bench;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.connector.script.ScriptConnector;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.SshAccess;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.engine.Conductor;
import io.drillmaster.engine.Envelopes;
import io.drillmaster.engine.SystemTime;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.FileJournalStore;
import io.drillmaster.journal.Journal;
import io.drillmaster.journal.StepResult;
import io.drillmaster.plan.Crew;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Pace;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.StopRules;
import io.drillmaster.runbook.Undo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
 * One trivial command on two hundred hosts, fifty at a time: as one step of a drill in a synced
 * journal, by Ansible and by clush, all in turn. Every round logs in to every host anew.
 */
public final class FanOut {

    private static final int HOSTS = 200;
    private static final int AT_ONCE = 50;
    private static final String NONE = "0".repeat(64);
    private static final String OURS = "drillmaster, started for it";

    private final Farm farm;
    private final Path folder;
    private final Map<String, List<Timed>> took = new LinkedHashMap<>();

    private FanOut(Farm farm, Path folder) {
        this.farm = farm;
        this.folder = folder;
    }

    /**
     * Prints medians and ratios.
     *
     * @param args how many rounds; or, in a process of its own, {@code once}, the folder of the
     *     farm and a folder for the journal
     */
    public static void main(String[] args) throws IOException {
        if (args.length == 3 && args[0].equals("once")) {
            Path at = Path.of(args[2]);
            conducted(Farm.access(Path.of(args[1]), HOSTS), at.resolve("journal"), "true.do");
            return;
        }
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
        Path folder = Files.createTempDirectory("fanout");
        try (Farm farm = Farm.open(folder, HOSTS)) {
            new FanOut(farm, folder).run(rounds);
        } finally {
            delete(folder);
        }
    }

    private void run(int rounds) throws IOException {
        String once = compiled();
        for (int round = 0; round <= rounds; round++) {
            // The first round warms up: the caches of the machine, and our own JVM.
            boolean counts = round > 0;
            add(counts, OURS, Timed.of(folder, farm.environment(), "bash", "-c", once));
            add(counts, "drillmaster, conducting already", warm("true.do"));
            add(counts, "the same, with script.run", warm("script.run"));
            add(
                    counts,
                    "Ansible, raw, 50 forks",
                    Timed.of(folder, farm.environment(), farm.ansible(AT_ONCE)));
            add(
                    counts,
                    "clush, fan-out 50",
                    Timed.of(folder, farm.environment(), farm.clush(AT_ONCE)));
        }
        System.out.printf(
                Locale.ROOT,
                "`true` on %d hosts, %d at once, medians of %d rounds (least to most)%n",
                HOSTS,
                AT_ONCE,
                rounds);
        took.forEach(this::tell);
        System.out.printf(
                Locale.ROOT,
                "  platform threads of this JVM at most: %d%n",
                ManagementFactory.getThreadMXBean().getPeakThreadCount());
    }

    private void add(boolean counts, String way, Timed timed) {
        System.out.printf(
                Locale.ROOT,
                "%s %-32s wall %6.2f s  CPU %6.2f s%n",
                counts ? "round  " : "warm-up",
                way,
                timed.wall(),
                timed.cpu());
        if (counts) {
            took.computeIfAbsent(way, _ -> new ArrayList<>()).add(timed);
        }
    }

    private void tell(String way, List<Timed> all) {
        List<Timed> ours = took.getOrDefault(OURS, List.of());
        double wall = median(all, Timed::wall);
        double cpu = median(all, Timed::cpu);
        System.out.printf(
                Locale.ROOT,
                "  %-32s wall %6.2f s (%.2f to %.2f)  CPU %6.2f s   ours : this = %.2f wall, %.2f"
                        + " CPU%n",
                way,
                wall,
                Quantiles.at(all.stream().map(Timed::wall).toList(), 0),
                Quantiles.at(all.stream().map(Timed::wall).toList(), 1),
                cpu,
                median(ours, Timed::wall) / wall,
                median(ours, Timed::cpu) / cpu);
    }

    private static double median(
            List<Timed> all, java.util.function.Function<Timed, Double> figure) {
        return Quantiles.median(all.stream().map(figure).toList());
    }

    /** The same step in a process of its own, without the time it takes to compile this file. */
    private String compiled() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String jar = System.getProperty("java.class.path");
        Path sources = Farm.root().resolve("bench/src/main/java");
        String home = System.getProperty("java.home");
        Timed.of(
                folder,
                Map.of(),
                home + "/bin/javac",
                "-cp",
                jar,
                "-sourcepath",
                sources.toString(),
                "-d",
                classes.toString(),
                sources.resolve("io/drillmaster/bench/FanOut.java").toString());
        return "exec %s/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -cp %s:%s %s once %s %s"
                .formatted(home, jar, classes, FanOut.class.getName(), farm.folder(), folder);
    }

    private Timed warm(String verb) throws IOException {
        long cpu = processCpu();
        long began = System.nanoTime();
        conducted(farm.access(), folder.resolve("journal"), verb);
        return new Timed((System.nanoTime() - began) / 1e9, (processCpu() - cpu) / 1e9);
    }

    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void conducted(SshAccess access, Path file, String verb) throws IOException {
        Files.deleteIfExists(file);
        try (SshSessions sessions = new SshSessions(access);
                Journal journal = new Journal(FileJournalStore.open(file));
                Connectors connectors =
                        new Connectors(
                                List.of(new True(sessions), new ScriptConnector(sessions)))) {
            Conductor conductor =
                    new Conductor(
                            journal,
                            connectors,
                            new NoWatches(),
                            _ -> List.of(),
                            new SystemTime(),
                            new Conductor.Seat("bench", "boot", 1, new TreeMap<>()),
                            Envelopes.NONE);
            Event.Closed closed =
                    conductor.open("BENCH-1", plan(verb, List.copyOf(sessions.hosts())));
            if (closed.ending() != Ending.COMPLETED) {
                throw new IOException("the drill did not go well: " + failures(journal));
            }
        }
    }

    private static List<String> failures(Journal journal) {
        return journal.entries().stream()
                .map(Entry::event)
                .filter(event ->
                        event instanceof Event.StepEnded ended
                                && ended.result() == StepResult.FAILED)
                .map(Event::toString)
                .toList();
    }

    private static Plan plan(String verb, List<String> hosts) {
        TreeMap<String, String> with = new TreeMap<>();
        if (verb.equals("script.run")) {
            with.put("path", "/bin/true");
        }
        Step.Act act =
                new Step.Act(
                        "1.1",
                        "True",
                        Optional.empty(),
                        verb,
                        "all hosts",
                        with,
                        Duration.ofSeconds(60),
                        Optional.empty(),
                        Optional.empty(),
                        new Undo.None("nothing was done"));
        Step all =
                new Step.FanOut(
                        "1.1",
                        "True",
                        Optional.empty(),
                        "all hosts",
                        new Pace(AT_ONCE, 0, 0),
                        hosts.stream().<Step>map(act::onHost).toList());
        return new Plan(
                "BENCH",
                "True, two hundred times",
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
                List.of(new Phase("Only", Duration.ofHours(1), List.of(all))),
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                NONE);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    /** The bare command, as the other ways run it. */
    private record True(RemoteShell shell) implements Connector {

        @Override
        public List<Verb> verbs() {
            return List.of(Verb.changes("true.do", TargetKind.HOST, "Runs true."));
        }

        @Override
        public Outcome perform(Call call) {
            return switch (shell.run(call.on(), "true", call.limit())) {
                case Ran.Ended ended when ended.well() -> new Outcome.Done(Facts.NONE);
                case Ran.Ended ended -> new Outcome.Unknown(ended.said());
                case Ran.NotSent not -> new Outcome.Refused(not.why());
                case Ran.NoAnswer no -> new Outcome.Unknown(no.why());
            };
        }
    }
}

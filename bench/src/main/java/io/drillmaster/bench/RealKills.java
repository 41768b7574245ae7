package io.drillmaster.bench;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills the coordinator of power drills on a standing lab, at step boundaries or at any instant,
 * and resumes each: no act may be repeated, no fault be left, no verdict be wrong.
 */
public final class RealKills {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path drill;
    private final String lab;
    private final Path home;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> verdicts = new TreeMap<>();

    private RealKills(Path drill, String lab, Path home) {
        this.drill = drill;
        this.lab = lab;
        this.home = home;
    }

    /**
     * Kills so many times.
     *
     * @param args the lab's name, how many kills at random instants, how many at step boundaries
     *     (the first ones), and a seed
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int random = args.length > 1 ? Integer.parseInt(args[1]) : 50;
        int boundaries = args.length > 2 ? Integer.parseInt(args[2]) : 20;
        long seed = args.length > 3 ? Long.parseLong(args[3]) : 1;
        RealKills kills =
                new RealKills(
                        Path.of(System.getProperty("drillmaster.root", "."), "drill"),
                        args.length > 0 ? args[0] : "demo",
                        Files.createTempDirectory("kills"));
        for (int boundary = 1; boundary <= boundaries; boundary++) {
            kills.trial("after step event " + boundary, boundary, 0);
        }
        Random dice = new Random(seed);
        for (int i = 0; i < random; i++) {
            int millis = dice.nextInt(500, 50_000);
            kills.trial("after %d ms".formatted(millis), Integer.MAX_VALUE, millis);
        }
        System.out.printf(
                "%d kills (%d at step boundaries, %d at random instants, seed %d): verdicts %s,"
                        + " wrong %s%n",
                boundaries + random, boundaries, random, seed, kills.verdicts, kills.wrong);
    }

    private void trial(String what, int boundary, int millis)
            throws IOException, InterruptedException {
        call(Path.of("/dev/null"), "lab", "up", "--name", lab).waitFor();
        Path folder = Files.createTempDirectory(home, "home");
        Process conductor =
                call(
                        folder.resolve("out"),
                        folder,
                        "run",
                        "DR-MONTHLY-DB-001",
                        "--with",
                        "injection=power",
                        "--lab",
                        lab,
                        "--unattended");
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (conductor.isAlive()
                && (millis > 0
                        ? System.nanoTime() < end || journal(folder).isEmpty()
                        : steps(folder) < boundary)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        conductor.destroyForcibly().waitFor();
        Path out = folder.resolve("resumed");
        int exit = call(out, folder, "resume", id(folder), "--json").waitFor();
        judge(what, folder, exit, Files.readString(out));
    }

    private void judge(String what, Path folder, int exit, String said) {
        List<Entry> entries = journal(folder);
        Map<String, Integer> acts = new HashMap<>();
        String ending = "none";
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.Called called
                    && (called.purpose() == Purpose.ACT || called.purpose() == Purpose.UNDO)) {
                acts.merge(called.purpose() + " " + called.step(), 1, Integer::sum);
            }
            if (entry.event() instanceof Event.Closed closed) {
                ending =
                        closed.ending() + (closed.left().isEmpty() ? "" : " left " + closed.left());
            }
        }
        String verdict = "no answer";
        if (said.startsWith("{")) {
            JsonNode json = JSON.readTree(said);
            verdict = json.path("verdict").asString();
        }
        boolean repeated = acts.values().stream().anyMatch(times -> times > 1);
        verdicts.merge(verdict + ", " + ending, 1, Integer::sum);
        System.err.printf("%s: exit %d, %s, %s%n", what, exit, verdict, ending);
        if (repeated
                || ending.contains("left")
                || ending.equals("none")
                || verdict.equals("missed")) {
            wrong.add(what + ": " + verdict + ", " + ending + ", " + acts);
        }
    }

    private static long steps(Path folder) {
        return journal(folder).stream()
                .filter(entry ->
                        entry.event() instanceof Event.StepBegan
                                || entry.event() instanceof Event.StepEnded)
                .count();
    }

    private static String id(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("drills"))) {
            return String.valueOf(all.findFirst().orElseThrow().getFileName());
        }
    }

    /** What the drill in a home has written so far; nothing, before there is one. */
    private static List<Entry> journal(Path folder) {
        Path drills = folder.resolve("drills");
        if (!Files.isDirectory(drills)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(drills)) {
            return all.findFirst().map(each -> new DrillHome(each).entries()).orElse(List.of());
        } catch (IOException e) {
            return List.of();
        }
    }

    private Process call(Path out, String... words) throws IOException {
        return call(out, home, words);
    }

    private Process call(Path out, Path in, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(drill.toString()));
        all.addAll(List.of(words));
        ProcessBuilder process =
                new ProcessBuilder(all)
                        .redirectInput(new java.io.File("/dev/null"))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(out.toFile());
        process.environment().put("DRILLMASTER_HOME", in.toString());
        return process.start();
    }
}

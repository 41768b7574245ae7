package io.drillmaster.bench;

import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kills the coordinator of power drills on a standing lab, at step boundaries or at any instant,
 * and resumes each: it must come to its end, repeat no act, leave no fault and miss nothing.
 *
 * <p>The engine is on trial, not the prober: the watches are ten times slower than in the shipped
 * runbook, so that labs can stand side by side on a small machine.
 */
public final class RealKills {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path drill;
    private final Path runbook;
    private final String lab;
    private final Path home;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> verdicts = new TreeMap<>();

    private RealKills(Path root, String lab, Path home) throws IOException {
        this.drill = root.resolve("drill");
        this.runbook = slower(root, home);
        this.lab = lab;
        this.home = home;
    }

    /**
     * Kills so many times.
     *
     * @param args the lab's name, how many kills at random instants, the first and the last step
     *     boundary to kill at, and a seed
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int random = args.length > 1 ? Integer.parseInt(args[1]) : 50;
        int first = args.length > 2 ? Integer.parseInt(args[2]) : 1;
        int last = args.length > 3 ? Integer.parseInt(args[3]) : 30;
        long seed = args.length > 4 ? Long.parseLong(args[4]) : 1;
        RealKills kills =
                new RealKills(
                        Path.of(System.getProperty("drillmaster.root", ".")),
                        args.length > 0 ? args[0] : "demo",
                        Files.createTempDirectory("kills"));
        for (int boundary = first; boundary <= last; boundary++) {
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
                last - first + 1 + random,
                last - first + 1,
                random,
                seed,
                kills.verdicts,
                kills.wrong);
    }

    private void trial(String what, int boundary, int millis)
            throws IOException, InterruptedException {
        while (!drilled(what, boundary, millis)) {
            System.err.printf("%s: the drill was not begun; once more%n", what);
        }
    }

    /** False when the drill was over before it began, as on an estate that is not whole yet. */
    private boolean drilled(String what, int boundary, int millis)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(home, "home");
        DrillProcess product = new DrillProcess(drill, folder);
        product.call(Path.of("/dev/null"), "lab", "up", "--name", lab).waitFor();
        Process conductor =
                product.call(
                        folder.resolve("out"),
                        "run",
                        runbook.toString(),
                        "--with",
                        "injection=power",
                        "--lab",
                        lab,
                        "--unattended");
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (conductor.isAlive()
                && (millis > 0
                        ? System.nanoTime() < end || product.journal().isEmpty()
                        : steps(product) < boundary)) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        conductor.destroyForcibly().waitFor();
        if (product.journal().isEmpty()) {
            return false;
        }
        Path out = folder.resolve("resumed");
        int exit = product.call(out, "resume", product.id(), "--json").waitFor();
        judge(what, product, exit, Files.readString(out));
        return true;
    }

    /** The shipped runbook with slower watches. */
    private static Path slower(Path root, Path home) throws IOException {
        String shipped = Files.readString(root.resolve("runbooks/dr-monthly-db-001.md"));
        return Files.writeString(
                home.resolve("dr-monthly-db-001.md"),
                shipped.replace("every: 1ms", "every: 10ms")
                        .replace("tries: 20ms", "tries: 200ms"));
    }

    private void judge(String what, DrillProcess product, int exit, String said) {
        Map<String, Integer> acts = product.acts();
        String ending = "none";
        String why = "";
        boolean whole = false;
        for (Entry entry : product.journal()) {
            if (entry.event() instanceof Event.Closed closed) {
                whole = closed.ending() == Ending.COMPLETED && closed.left().isEmpty();
                ending =
                        closed.ending() + (closed.left().isEmpty() ? "" : " left " + closed.left());
                why = closed.why();
            }
        }
        String verdict = "no answer";
        if (said.startsWith("{")) {
            JsonNode json = JSON.readTree(said);
            verdict = json.path("verdict").asString();
        }
        boolean repeated = acts.values().stream().anyMatch(times -> times > 1);
        verdicts.merge(verdict + ", " + ending, 1, Integer::sum);
        System.err.printf("%s: exit %d, %s, %s, %s%n", what, exit, verdict, ending, why);
        if (repeated || !whole || verdict.equals("missed")) {
            wrong.add("%s: %s, %s (%s), %s".formatted(what, verdict, ending, why, acts));
        }
    }

    private static long steps(DrillProcess product) {
        return product.journal().stream()
                .filter(entry ->
                        entry.event() instanceof Event.StepBegan
                                || entry.event() instanceof Event.StepEnded)
                .count();
    }
}

package io.drillmaster.bench;

import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Breaks a drill off in each of its phases, on a lab that is raised anew for each: aborts it, and
 * tells how long the estate took to be as before; or kills its coordinator and resumes it, and
 * tells what it came to.
 */
public final class BrokenNights {

    /** A phase that has just begun has done nothing yet. */
    private static final int ENTRIES = 4;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path drill;
    private final String lab;
    private final boolean kills;
    private final Path kept;
    private final List<String> words;

    private BrokenNights(String lab, boolean kills, Path kept, List<String> words) {
        this.drill = Path.of(System.getProperty("drillmaster.root", "."), "drill");
        this.lab = lab;
        this.kills = kills;
        this.kept = kept;
        this.words = words;
    }

    /**
     * Breaks it off once in each phase.
     *
     * @param args the lab's name, {@code abort} or {@code kill}, a file that every result is added
     *     to, the first and the last phase, the drill, and its parameters as NAME=VALUE
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(args[5]));
        for (String parameter : List.of(args).subList(6, args.length)) {
            words.addAll(List.of("--with", parameter));
        }
        BrokenNights nights =
                new BrokenNights(args[0], args[1].equals("kill"), Path.of(args[2]), words);
        for (int phase = Integer.parseInt(args[3]); phase <= Integer.parseInt(args[4]); phase++) {
            nights.broken(phase);
        }
    }

    private void broken(int phase) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("night");
        DrillProcess product = new DrillProcess(drill, home);
        Path nowhere = Path.of("/dev/null");
        product.call(nowhere, "lab", "down", "--name", lab).waitFor();
        product.call(nowhere, "lab", "up", "--name", lab, "--part", "full").waitFor();
        Path out = home.resolve("out");
        List<String> run = new ArrayList<>(List.of("run"));
        run.addAll(words);
        run.addAll(List.of("--lab", lab, "--unattended", "--yes", "--json"));
        Process conductor = product.call(out, run.toArray(String[]::new));
        while (conductor.isAlive() && !hasBegun(product, phase)) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        if (kills) {
            conductor.destroyForcibly().waitFor();
            product.call(out, "resume", product.id(), "--json").waitFor();
        } else {
            String why = "trial of phase " + phase;
            product.call(nowhere, "abort", product.id(), "--reason", why).waitFor();
            conductor.waitFor();
        }
        tell(product, phase, Files.readString(out));
    }

    private static boolean hasBegun(DrillProcess product, int phase) {
        List<Entry> journal = product.journal();
        return journal.stream()
                        .dropWhile(entry ->
                                !(entry.event() instanceof Event.PhaseBegan began
                                        && began.phase() == phase))
                        .count()
                > ENTRIES;
    }

    private void tell(DrillProcess product, int phase, String said) throws IOException {
        Optional<Entry> asked = first(product, event -> event instanceof Event.AbortAsked);
        Optional<Entry> closed = first(product, event -> event instanceof Event.Closed);
        ObjectNode row = JSON.createObjectNode();
        row.put("phase", phase);
        row.put("broken", kills ? "killed" : "aborted");
        closed.ifPresent(entry -> {
            Event.Closed end = (Event.Closed) entry.event();
            row.put("ending", end.ending().name()).put("why", end.why());
            row.put("left", String.join("; ", end.left()));
            asked.ifPresent(from -> row.put("seconds", seconds(from, entry)));
        });
        row.put("repeated", String.valueOf(repeated(product)));
        Map<String, String> findings = new TreeMap<>();
        if (said.startsWith("{")) {
            for (JsonNode finding : JSON.readTree(said).path("findings")) {
                findings.merge(
                        finding.path("verdict").asString(),
                        finding.path("objective").asString(),
                        "%s, %s"::formatted);
            }
        }
        findings.forEach(row::put);
        System.err.println(row);
        Files.writeString(kept, row + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static List<String> repeated(DrillProcess product) {
        return product.acts().entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static double seconds(Entry from, Entry to) {
        return Duration.between(from.at().wall(), to.at().wall()).toMillis() / 1e3;
    }

    private static Optional<Entry> first(DrillProcess product, Predicate<Event> wanted) {
        return product.journal().stream().filter(entry -> wanted.test(entry.event())).findFirst();
    }
}

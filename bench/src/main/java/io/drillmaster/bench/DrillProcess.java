package io.drillmaster.bench;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The product as processes of its own, in a home that holds one drill.
 *
 * @param drill the command
 */
record DrillProcess(Path drill, Path home) {

    Process call(Path out, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(drill.toString()));
        all.addAll(List.of(words));
        ProcessBuilder process =
                new ProcessBuilder(all)
                        .redirectInput(new java.io.File("/dev/null"))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(out.toFile());
        process.environment().put("DRILLMASTER_HOME", home.toString());
        return process.start();
    }

    String id() throws IOException {
        try (Stream<Path> all = Files.list(home.resolve("drills"))) {
            return String.valueOf(all.findFirst().orElseThrow().getFileName());
        }
    }

    /** What the drill has written so far; nothing, before there is one. */
    List<Entry> journal() {
        Path drills = home.resolve("drills");
        if (!Files.isDirectory(drills)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(drills)) {
            return all.findFirst().map(each -> new DrillHome(each).entries()).orElse(List.of());
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * How often each act was called, and each way back from it; one call with the one before if a
     * look saw that that did nothing.
     */
    Map<String, Integer> acts() {
        Map<String, Integer> acts = new HashMap<>();
        Set<String> nothing = new HashSet<>();
        for (Entry entry : journal()) {
            switch (entry.event()) {
                case Event.Called it when done(it.purpose()) -> {
                    String act = it.purpose() + " " + it.step();
                    acts.merge(act, nothing.remove(act) ? 0 : 1, Integer::sum);
                }
                case Event.Settled it when it.outcome() instanceof Outcome.Refused ->
                        nothing.add(it.purpose() + " " + it.step());
                default -> {}
            }
        }
        return acts;
    }

    private static boolean done(Purpose purpose) {
        return purpose == Purpose.ACT || purpose == Purpose.UNDO;
    }
}

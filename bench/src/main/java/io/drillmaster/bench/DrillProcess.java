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

    /** How often each act was called, and each way back from it. */
    Map<String, Integer> acts() {
        Map<String, Integer> acts = new HashMap<>();
        for (Entry entry : journal()) {
            if (entry.event() instanceof Event.Called called
                    && (called.purpose() == Purpose.ACT || called.purpose() == Purpose.UNDO)) {
                acts.merge(called.purpose() + " " + called.step(), 1, Integer::sum);
            }
        }
        return acts;
    }
}

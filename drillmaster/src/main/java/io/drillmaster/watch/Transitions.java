package io.drillmaster.watch;

import io.drillmaster.journal.CaptureRef;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the members of a cluster told of themselves, and between which looks it changed. */
public record Transitions(CaptureHead head, List<Transition> changes) {

    public Transitions {
        changes = List.copyOf(changes);
    }

    public static Transitions open(Path folder, CaptureRef ref) {
        return of(CaptureFile.open(folder, ref));
    }

    public static Transitions of(byte[] bytes) {
        return of(CaptureFile.of(bytes));
    }

    private static Transitions of(CaptureFile file) {
        List<Transition> changes = new ArrayList<>();
        file.each(
                Frames.LINES,
                content ->
                        new String(content, StandardCharsets.UTF_8)
                                .lines()
                                .map(Transition::parse)
                                .forEach(changes::add));
        return new Transitions(file.head(), changes);
    }
}

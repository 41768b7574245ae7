package io.drillmaster.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransitionsTest {

    private static final CaptureHead HEAD =
            new CaptureHead("roles", "", "boot", 0, 0, 50_000_000, 1_000_000_000);

    @TempDir Path folder;

    @Test
    void changes_are_read_as_they_were_seen() throws IOException {
        Path file = folder.resolve("roles.capture");
        Transition first = new Transition("nyc-db1", 10, 20, "primary", "running", 1);
        Transition second = new Transition("nyc-db1", 90, 120, "replica", "in archive recovery", 2);
        try (TransitionWriter writer = TransitionWriter.create(file, HEAD)) {
            writer.add(first);
            writer.add(second);
            writer.seal(7);
        }

        Transitions read = Transitions.of(Files.readAllBytes(file));

        assertThat(read.changes()).containsExactly(first, second);
        assertThat(read.head()).isEqualTo(HEAD);
    }

    @Test
    void changes_of_a_watch_that_died_can_be_saved() throws IOException {
        Path file = folder.resolve("roles.capture");
        Transition seen = new Transition("nyc-db1", 10, 20, "primary", "running", 1);
        try (TransitionWriter writer = TransitionWriter.create(file, HEAD)) {
            writer.add(seen);
        }
        Path whole = folder.resolve("whole.capture");

        Remains.of(file).reseal(whole);

        assertThat(Transitions.of(Files.readAllBytes(whole)).changes()).containsExactly(seen);
    }
}

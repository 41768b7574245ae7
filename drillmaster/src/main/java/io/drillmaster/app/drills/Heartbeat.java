package io.drillmaster.app.drills;

import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.People;
import io.drillmaster.engine.Said;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows other processes that the conductor of a drill is not only there, but moves. */
public final class Heartbeat implements People {

    private static final long EVERY = 1_000_000_000;

    private final Path file;
    private long last = System.nanoTime() - EVERY;

    public Heartbeat(DrillHome drill) {
        this.file = file(drill);
    }

    private static Path file(DrillHome drill) {
        return drill.path().resolve("heartbeat");
    }

    /** Heard at every turn of the conductor's loop; says nothing, and so marks each turn. */
    @Override
    public List<Said> heard(DrillState state) {
        long now = System.nanoTime();
        if (now - last >= EVERY) {
            last = now;
            beat();
        }
        return List.of();
    }

    private void beat() {
        try {
            if (Files.exists(file)) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            } else {
                Files.createFile(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** How long ago it beat last; empty when it never did. */
    public static Optional<Duration> since(DrillHome drill) {
        try {
            Instant beat = Files.getLastModifiedTime(file(drill)).toInstant();
            return Optional.of(Duration.between(beat, Instant.now()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

package io.drillmaster.app.simulation;

import io.drillmaster.engine.VirtualTime;
import io.drillmaster.journal.FileJournalStore;
import io.drillmaster.journal.JournalStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A journal on a disk that is slow at times, under a process that may die at any line of it. */
final class MortalStore implements JournalStore {

    private final JournalStore inner;
    private final Path file;
    private final Chaos chaos;
    private final VirtualTime time;
    private String last = "";

    MortalStore(Path file, Chaos chaos, VirtualTime time) {
        this.inner = FileJournalStore.open(file);
        this.file = file;
        this.chaos = chaos;
        this.time = time;
    }

    @Override
    public List<String> lines() {
        return inner.lines();
    }

    /** The line that became durable last. */
    String last() {
        return last;
    }

    @Override
    public void append(String line) {
        boolean first = last.isEmpty();
        if (chaos.strikes(0.03)) {
            time.pass(chaos.millis(50, 3_000));
        }
        if (!first && chaos.strikes(0.03)) {
            if (chaos.chance(0.5)) {
                tear(line.substring(0, 1 + chaos.upTo(line.length() - 2)));
            }
            throw new Died();
        }
        inner.append(line);
        last = line;
        if (!first && chaos.strikes(0.03)) {
            throw new Died();
        }
    }

    private void tear(String part) {
        try {
            Files.writeString(file, part, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tear a line of " + file, e);
        }
    }

    @Override
    public void close() {
        inner.close();
    }
}

package io.drillmaster.engine;

import io.drillmaster.journal.JournalStore;
import java.util.ArrayList;
import java.util.List;

/** A store in memory that can die like a process: before or after any line of a sync is durable. */
final class MemoryStore implements JournalStore {

    static final class Died extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    final List<String> lines = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    int syncs;
    int dieBefore = Integer.MAX_VALUE;
    int dieAfter = Integer.MAX_VALUE;

    @Override
    public List<String> lines() {
        kept.clear();
        return List.copyOf(lines);
    }

    void allIsDurable(String before) {
        if (!kept.isEmpty()) {
            throw new AssertionError("not durable before a " + before + ": " + kept);
        }
    }

    @Override
    public void append(String line) {
        kept.add(line);
    }

    @Override
    public void sync() {
        syncs += kept.isEmpty() ? 0 : 1;
        for (String line : kept) {
            if (lines.size() + 1 == dieBefore) {
                throw new Died();
            }
            lines.add(line);
            if (lines.size() == dieAfter) {
                throw new Died();
            }
        }
        kept.clear();
    }

    @Override
    public void close() {}
}

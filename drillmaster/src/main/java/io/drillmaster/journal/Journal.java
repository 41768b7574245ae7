package io.drillmaster.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * The hash-chained record of one drill: appended to by one conductor, read by anyone. Entries
 * become durable together, at the next sync, and until then nobody but the conductor knows of them.
 */
public final class Journal implements AutoCloseable {

    private final JournalStore store;
    private final List<Entry> entries;
    private int durable;

    /** Opens a journal and verifies every entry it already has. */
    public Journal(JournalStore store) {
        this.store = store;
        this.entries = new ArrayList<>(JournalReader.verify(store.lines()));
        this.durable = entries.size();
    }

    /** Appends an event; it is durable after the next sync. */
    public synchronized Entry append(Moment at, Event event) {
        String previous = entries.isEmpty() ? JournalLine.ORIGIN : entries.getLast().hash();
        long number = entries.size() + 1L;
        JournalLine.Written line = JournalLine.write(number, previous, at, Event.class, event);
        store.append(line.text());
        Entry entry = new Entry(number, previous, at, event, line.hash());
        entries.add(entry);
        return entry;
    }

    /** Returns when everything that was appended is durable. */
    public synchronized void sync() {
        store.sync();
        durable = entries.size();
    }

    /** The entry that opened the drill. */
    public synchronized Entry first() {
        return entries.getFirst();
    }

    /** Everything that is durable. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries.subList(0, durable));
    }

    /**
     * What is durable and came after the first {@code seen} entries; cheap to ask again and again.
     */
    public synchronized List<Entry> since(int seen) {
        return List.copyOf(entries.subList(Math.min(seen, durable), durable));
    }

    /** Syncs what is left to be synced, and lets go of the file. */
    @Override
    public synchronized void close() {
        try (store) {
            sync();
        }
    }
}

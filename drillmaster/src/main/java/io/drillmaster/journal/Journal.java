package io.drillmaster.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The hash-chained record of one drill: appended to by one conductor, read by anyone. */
public final class Journal implements AutoCloseable {

    private final JournalStore store;
    private final List<Entry> entries;

    /** Opens a journal and verifies every entry it already has. */
    public Journal(JournalStore store) {
        this.store = store;
        this.entries = new ArrayList<>(JournalReader.verify(store.lines()));
    }

    /** Appends an event; when this returns, the entry is durable. */
    public synchronized Entry append(Moment at, Event event) {
        String previous = entries.isEmpty() ? JournalLine.ORIGIN : entries.getLast().hash();
        long number = entries.size() + 1L;
        String line = JournalLine.write(number, previous, at, Event.class, event);
        store.append(line);
        Entry entry = JournalReader.entry(JournalLine.read(line, number, previous, Event.class));
        entries.add(entry);
        return entry;
    }

    /** Everything so far. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** What came after the first {@code seen} entries; cheap to ask again and again. */
    public synchronized List<Entry> since(int seen) {
        return Collections.unmodifiableList(
                new ArrayList<>(entries.subList(Math.min(seen, entries.size()), entries.size())));
    }

    @Override
    public void close() {
        store.close();
    }
}

package io.drillmaster.journal;

import java.util.List;

/** Where the lines of one journal are kept. */
public interface JournalStore extends AutoCloseable {

    /**
     * All lines so far, without their line ends; throws {@link JournalDamaged} on a torn last line.
     */
    List<String> lines();

    /** Keeps a line for the next sync. */
    void append(String line);

    /** Returns when every line that was appended is durable; they are written in one go. */
    void sync();

    /** Lets go of the file; what was not synced is lost, as it is when a process dies. */
    @Override
    void close();
}

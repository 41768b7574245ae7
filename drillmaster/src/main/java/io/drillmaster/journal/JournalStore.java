package io.drillmaster.journal;

import java.util.List;

/** Where the lines of one journal are kept. */
public interface JournalStore extends AutoCloseable {

    /**
     * All lines so far, without their line ends; throws {@link JournalDamaged} on a torn last line.
     */
    List<String> lines();

    /** Appends one line and returns when it is durable. */
    void append(String line);

    @Override
    void close();
}

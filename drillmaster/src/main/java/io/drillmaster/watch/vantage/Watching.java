package io.drillmaster.watch.vantage;

import io.drillmaster.watch.WatchReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** A watch under way on the vantage. */
interface Watching {

    /**
     * What a watch leaves: its sealed captures, and what went wrong, in words; empty if nothing.
     */
    record Left(List<Path> captures, String trouble) {

        public Left {
            captures = List.copyOf(captures);
        }
    }

    /** Begins, and returns what is known about it once its first operation went well. */
    SortedMap<String, String> begin() throws IOException, InterruptedException;

    WatchReading reading();

    /**
     * Ends, reads back what there is to read back, and seals.
     *
     * @param order as at the start
     */
    Left end(Order order) throws IOException, InterruptedException;
}

package io.drillmaster.watch;

import java.util.Optional;

/** Starts, reads and ends the watches of one drill. */
public interface Watches extends AutoCloseable {

    /**
     * Starts a watch, or takes hold of it if it was started already; answers when its first
     * operation was acknowledged, or why it was not.
     */
    WatchStart begin(WatchRequest request);

    /** Takes hold again of a watch that an earlier sitting began and that kept on looking. */
    WatchStart rejoin(WatchRequest request);

    Optional<WatchReading> reading(String id);

    /** Ends a watch and brings its captures into the drill's folder; may be asked again. */
    WatchEnd end(WatchRequest request);

    /** Lets go of what is kept of a watch elsewhere, now that the journal names its captures. */
    void forget(WatchRequest request);

    @Override
    void close();
}

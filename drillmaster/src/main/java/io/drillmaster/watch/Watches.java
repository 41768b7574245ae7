package io.drillmaster.watch;

import java.util.Optional;

/** Starts, reads and ends the watches of one drill. */
public interface Watches extends AutoCloseable {

    /** Starts a watch; answers when its first operation was acknowledged, or why it was not. */
    WatchStart begin(WatchRequest request);

    /** Takes hold again of a watch that an earlier sitting began and that kept on looking. */
    WatchStart rejoin(WatchRequest request);

    Optional<WatchReading> reading(String id);

    /** Ends a watch and brings its captures into the drill's folder. */
    WatchEnd end(WatchRequest request);

    @Override
    void close();
}

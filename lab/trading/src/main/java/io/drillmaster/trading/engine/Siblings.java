package io.drillmaster.trading.engine;

import io.drillmaster.trading.web.Neighbour;
import java.time.Duration;
import java.util.List;

/**
 * The processes of the same host without which leading is of no use: each must answer something.
 */
final class Siblings {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final long MOST_MISSES = 4;

    private final List<Neighbour> processes;
    private volatile long misses = MOST_MISSES;

    Siblings(List<Neighbour> processes) {
        this.processes = processes;
    }

    boolean answer() {
        return misses < MOST_MISSES;
    }

    void look() {
        boolean all =
                processes.stream()
                        .allMatch(process -> process.look("/health", PATIENCE).isPresent());
        misses = all ? 0 : Math.min(MOST_MISSES, misses + 1);
    }
}

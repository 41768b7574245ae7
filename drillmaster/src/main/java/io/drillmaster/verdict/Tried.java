package io.drillmaster.verdict;

/**
 * One operation of an open-loop watch, in nanoseconds of the vantage's monotonic clock.
 *
 * @param due when it should have left
 * @param sent when it left
 * @param end when its answer came, or when it was given up
 */
public record Tried(long seq, long due, long sent, long end, Result result) {

    /** How an operation ended. */
    public enum Result {
        OK,
        FAILED,
        UNKNOWN
    }

    boolean good() {
        return result == Result.OK;
    }
}

package io.drillmaster.connector;

/**
 * Two instants, in nanoseconds of the coordinator's monotonic clock, between which something took
 * hold on the target; narrower than the call that caused it.
 */
public record Bracket(long from, long to) {

    public Bracket {
        if (to < from) {
            throw new IllegalArgumentException(
                    "a bracket ends before it begins: " + from + ".." + to);
        }
    }
}

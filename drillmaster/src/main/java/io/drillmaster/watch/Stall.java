package io.drillmaster.watch;

/**
 * A time in which the prober itself was not running, in nanoseconds of the vantage's monotonic
 * clock; what seemed to happen in it widens intervals and is nobody's outage.
 */
public record Stall(long from, long to) {

    public Stall {
        if (to < from) {
            throw new IllegalArgumentException("a stall from " + from + " to " + to);
        }
    }
}

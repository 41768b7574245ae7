package io.drillmaster.trading.engine;

/**
 * Numbers executions; no two leaders can give the same number, because it begins with the epoch.
 */
final class Executions {

    private final long epoch;
    private long last;

    Executions(long epoch) {
        this.epoch = epoch;
    }

    long epoch() {
        return epoch;
    }

    String next() {
        last++;
        return epoch + "-" + last;
    }
}

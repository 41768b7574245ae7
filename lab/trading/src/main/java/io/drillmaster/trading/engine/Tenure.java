package io.drillmaster.trading.engine;

/**
 * One time of leading: its epoch grows with every new leader, and the lease tells whether it lasts.
 */
record Tenure(long epoch, Lease lease) {

    boolean lasts() {
        return lease.holds(System.nanoTime());
    }
}

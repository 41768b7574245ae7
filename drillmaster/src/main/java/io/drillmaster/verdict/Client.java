package io.drillmaster.verdict;

import io.drillmaster.watch.WatchKinds;

/**
 * A client that is watched: by which watch and capture it is seen, and the noun for what it does
 * all the time.
 */
enum Client {
    /** Writes rows along the road into the database. */
    WRITES(
            WatchKinds.LEDGER,
            "ledger",
            "write",
            "It only writes, one row a time; reads, long transactions and the load of a trading day"
                    + " are another matter."),
    /** Sends orders to the trading system. */
    ORDERS(
            WatchKinds.ORDERS,
            "orders",
            "order",
            "It only orders, one piece a time, over one session; other kinds of orders and the load"
                    + " of a trading day are another matter.");

    private final String watch;
    private final String capture;
    private final String noun;
    private final String limits;

    Client(String watch, String capture, String noun, String limits) {
        this.watch = watch;
        this.capture = capture;
        this.noun = noun;
        this.limits = limits;
    }

    String watch() {
        return watch;
    }

    String capture() {
        return capture;
    }

    String noun() {
        return noun;
    }

    /** What it says nothing about. */
    String limits() {
        return limits;
    }
}

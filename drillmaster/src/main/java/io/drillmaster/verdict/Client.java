package io.drillmaster.verdict;

import io.drillmaster.watch.WatchKinds;

/**
 * A client that is watched: by which watch and capture it is seen, and the noun for what it does
 * all the time.
 */
enum Client {
    /** Writes rows along the road into the database. */
    WRITES(WatchKinds.LEDGER, "ledger", "write"),
    /** Sends orders to the trading system. */
    ORDERS(WatchKinds.ORDERS, "orders", "order");

    private final String watch;
    private final String capture;
    private final String noun;

    Client(String watch, String capture, String noun) {
        this.watch = watch;
        this.capture = capture;
        this.noun = noun;
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
}

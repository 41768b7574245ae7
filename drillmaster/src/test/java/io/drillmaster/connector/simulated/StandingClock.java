package io.drillmaster.connector.simulated;

import java.time.Duration;
import java.util.List;

/** A virtual clock and a small estate for the contract of the simulated connector. */
final class StandingClock implements SimulatedClock {

    private long now;

    @Override
    public long now() {
        return now;
    }

    @Override
    public void pass(Duration time) {
        now += time.toNanos();
    }

    static SimulatedEstate estate() {
        return new SimulatedEstate(
                new SimulatedCluster(
                        "trading-db",
                        List.of("nyc-db1", "nyc-db2", "chi-db1"),
                        List.of("nyc-db1", "nyc-db2", "chi-db1"),
                        List.of("nyc-edge"),
                        Duration.ofSeconds(5)),
                new StandingClock(),
                1);
    }
}

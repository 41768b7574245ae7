package io.drillmaster.app;

import io.drillmaster.plan.Estate;
import io.drillmaster.runbook.StopList;
import java.util.Optional;
import java.util.TreeMap;

/** An estate without a host, to ask connectors for their words alone. */
final class Nowhere {

    private Nowhere() {}

    static Estate estate() {
        return new Estate(
                "nowhere",
                Estate.Kind.SIMULATED,
                new TreeMap<>(),
                new TreeMap<>(),
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(),
                StopList.NONE,
                new TreeMap<>(),
                Estate.CLOCK_BOUND,
                "",
                "");
    }
}

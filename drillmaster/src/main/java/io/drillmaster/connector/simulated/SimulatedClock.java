package io.drillmaster.connector.simulated;

import java.time.Duration;

/** The virtual clock that the simulated estate lives by. */
public interface SimulatedClock {

    /** Nanoseconds that pass only when somebody waits. */
    long now();

    void pass(Duration time);
}

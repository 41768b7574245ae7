package io.drillmaster.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Notices when somebody set the wall clock of this machine, which the monotonic one survives. */
final class ClockCheck {

    /** A clock that is slewed into step moves less than this from one look to the next. */
    private static final Duration LEAST = Duration.ofMillis(100);

    private static final long HINDERED = 20_000_000;

    private final Time time;
    private Instant wall;
    private long mono;

    ClockCheck(Time time) {
        this.time = time;
        this.wall = time.wall();
        this.mono = time.mono();
    }

    /** By how much the wall clock moved on beyond what passed since the last call, if by much. */
    Optional<Duration> stepped() {
        long before = time.mono();
        Instant wallNow = time.wall();
        long after = time.mono();
        if (after - before > HINDERED) {
            // This process itself stood still between the two readings.
            return Optional.empty();
        }
        Duration by = Duration.between(wall, wallNow).minusNanos(before - mono);
        wall = wallNow;
        mono = before;
        return by.abs().compareTo(LEAST) > 0 ? Optional.of(by) : Optional.empty();
    }
}

package io.drillmaster.journal;

import java.time.Duration;
import java.time.Instant;

/**
 * An instant told twice: wall time to tell people, monotonic nanoseconds to measure with.
 *
 * @param sitting which sitting of the coordinator the monotonic reading belongs to, from 1
 */
public record Moment(Instant wall, long mono, int sitting) {

    /** Monotonic within one sitting; wall time across two. */
    public Duration until(Moment later) {
        return sitting == later.sitting
                ? Duration.ofNanos(later.mono - mono)
                : Duration.between(wall, later.wall);
    }

    public Moment plus(Duration time) {
        return new Moment(wall.plus(time), mono + time.toNanos(), sitting);
    }
}

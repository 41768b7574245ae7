package io.drillmaster.connector;

import java.time.Duration;

/** The instant by which a connector must have answered, on the monotonic clock. */
public record Deadline(long at) {

    public static Deadline in(Duration limit) {
        return new Deadline(System.nanoTime() + limit.toNanos());
    }

    /** What is left of it, never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
    }

    public boolean passed() {
        return left().isZero();
    }

    /** One for what must not take the time of what comes after: such a part of what is left. */
    public Deadline part(int of) {
        return in(left().dividedBy(of));
    }

    /** The nearer of this deadline and one in so long a time. */
    public Deadline orIn(Duration most) {
        return left().compareTo(most) < 0 ? this : in(most);
    }
}

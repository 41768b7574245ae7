package io.drillmaster.connector.ssh;

import io.drillmaster.connector.Bracket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How far one clock is ahead of another, as bounds that every exchange narrows: a remote clock was
 * read somewhere between our asking and our hearing.
 *
 * @param least lower bound of the one minus the other, in nanoseconds
 * @param most upper bound
 */
public record RemoteClock(long least, long most) {

    /** Remote clocks are told in whole microseconds. */
    private static final long GRAIN = 1_000;

    static final RemoteClock ANY = new RemoteClock(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4);

    /** Narrows by one exchange; empty if it contradicts the others: a clock was stepped. */
    Optional<RemoteClock> narrowed(long asked, long remote, long heard) {
        long low = Math.max(least, remote - heard);
        long high = Math.min(most, remote + GRAIN - asked);
        return low > high ? Optional.empty() : Optional.of(new RemoteClock(low, high));
    }

    /** Holds both, for a clock that drifted between two measurements. */
    public RemoteClock and(RemoteClock other) {
        return new RemoteClock(Math.min(least, other.least), Math.max(most, other.most));
    }

    /** How far our own wall clock is ahead of our monotonic clock. */
    static RemoteClock ourWall() {
        RemoteClock best = ANY;
        for (int i = 0; i < 5; i++) {
            long before = System.nanoTime();
            long wall = ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
            long after = System.nanoTime();
            best = best.narrowed(before, wall, after).orElse(best);
        }
        return best;
    }

    /** If this says how far A is ahead of C, and the other how far B is, then how far A is of B. */
    RemoteClock minus(RemoteClock other) {
        return new RemoteClock(least - other.most, most - other.least);
    }

    /** What happened between two readings of the remote clock, on our own. */
    public Bracket ours(long remoteFrom, long remoteTo) {
        return new Bracket(remoteFrom - most, remoteTo + GRAIN - least);
    }

    long offset() {
        return least + (most - least) / 2;
    }

    /** Half the width: the offset may be wrong by so much. */
    long error() {
        return (most - least + 1) / 2;
    }
}

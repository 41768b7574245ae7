package io.drillmaster.watch;

import java.util.Arrays;

/**
 * Tells where things did not go on as before: another fate, or a time in which nothing ended that
 * is longer than all but one in a thousand operations take.
 *
 * <p>What lasts no longer than that is no outage by anybody's reckoning, so it need not be kept to
 * the microsecond; on a machine with other things to do it happens all the time.
 */
final class Stir {

    /** Shorter silences are of no interest anywhere. */
    private static final long SILENCE = 5_000_000;

    /** One slow operation among quick ones is no silence: so many in a row must be late. */
    private static final int MOST_IN_A_ROW = 4;

    private final long every;
    private final ServiceTime ordinary = new ServiceTime(SILENCE);
    private final long[] latest;
    private int at;
    private long reached;
    private long silentUntil = Long.MIN_VALUE;
    private Fate before = Fate.OK;

    Stir(CaptureHead head) {
        this.every = head.every();
        this.latest = new long[Math.clamp(SILENCE / head.every(), 1, MOST_IN_A_ROW)];
        Arrays.fill(latest, head.start());
        this.reached = head.start();
    }

    /** Whether something changed with this operation, the next of those that fell due. */
    boolean by(Operation op) {
        boolean changed = op.fate() != before;
        before = op.fate();
        reached = Math.max(reached, latest[at]);
        latest[at] = op.end();
        at = (at + 1) % latest.length;
        long next = Arrays.stream(latest).min().orElseThrow();
        if (next - reached > Math.max(SILENCE, ordinary.bound()) + 2 * every) {
            silentUntil = next;
        }
        ordinary.add(op.end() - op.due());
        return changed || op.due() <= silentUntil;
    }
}

package io.drillmaster.watch;

/**
 * How long an answer takes while all is well: what all but one in a thousand of the last few
 * thousand acknowledged operations did not exceed.
 *
 * <p>Answers that waited through a gap are left out, or one outage would hide the next; but only a
 * few in a hundred, for where most answers wait, waiting is the ordinary thing.
 */
final class ServiceTime {

    private static final int REMEMBERED = 4_096;
    private static final int ENOUGH = 64;

    /** So many ordinary answers allow one to be left out. */
    private static final int PRICE = 32;

    /** The prober notices its own delays from half a millisecond on; shorter ones hide in here. */
    private static final long UNSEEN = 500_000;

    /** Sixteen classes for each doubling: a class is at most a sixteenth too wide. */
    private static final int FINE = 16;

    private final int[] ring = new int[REMEMBERED];
    private final int[] classes = new int[64 * FINE];
    private final long otherwise;
    private int seen;
    private int credit;
    private long bound;

    /**
     * @param otherwise the bound while too few answers are known
     */
    ServiceTime(long otherwise) {
        this.otherwise = otherwise;
        this.bound = otherwise;
    }

    /** An answer that waited through a gap. */
    void addWaited(long took) {
        if (credit >= PRICE) {
            credit -= PRICE;
        } else {
            add(took);
        }
    }

    void add(long took) {
        int at = seen % REMEMBERED;
        if (seen >= REMEMBERED) {
            classes[ring[at]]--;
        }
        ring[at] = classOf(took);
        classes[ring[at]]++;
        seen++;
        credit = Math.min(REMEMBERED, credit + 1);
        if (seen % ENOUGH == 0) {
            bound = quantile() + UNSEEN;
        }
    }

    /** Nanoseconds within which an operation is answered while service is up. */
    long bound() {
        return seen < ENOUGH ? otherwise : bound;
    }

    private long quantile() {
        int spared = Math.min(seen, REMEMBERED) / 1_000;
        int at = classes.length - 1;
        while (at > 0 && spared - classes[at] >= 0) {
            spared -= classes[at];
            at--;
        }
        return upperEnd(at);
    }

    private static int classOf(long took) {
        long value = Math.max(FINE, took);
        int power = 63 - Long.numberOfLeadingZeros(value);
        return power * FINE + (int) ((value >>> (power - 4)) & (FINE - 1));
    }

    private static long upperEnd(int at) {
        return ((long) (FINE + at % FINE + 1) << (at / FINE)) / FINE;
    }
}

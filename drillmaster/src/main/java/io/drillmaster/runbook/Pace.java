package io.drillmaster.runbook;

/**
 * How a step goes about many hosts.
 *
 * @param atOnce on how many at the same time, at most
 * @param canary on how many it must have gone well before the rest is begun
 * @param stopAfter how many failures it bears; after one more, no further host is begun
 */
public record Pace(int atOnce, int canary, int stopAfter) {

    /** What changes something is done on one host after the other, unless told. */
    static final Pace ACTS = new Pace(1, 0, 0);

    /** Looks do no harm. */
    static final Pace LOOKS = new Pace(10, 0, 0);

    /** How many times one after the other it takes to be through with so many hosts. */
    int waves(int hosts) {
        int first = Math.min(canary, hosts);
        return Math.ceilDiv(first, atOnce) + Math.ceilDiv(hosts - first, atOnce);
    }
}

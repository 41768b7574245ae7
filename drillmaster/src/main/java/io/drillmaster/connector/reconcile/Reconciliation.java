package io.drillmaster.connector.reconcile;

import java.util.List;

/**
 * What comparing two tables found.
 *
 * @param compared rows that the first holds as they were at the point
 * @param restored rows that the second holds
 * @param changed rows that the first wrote again after the point: nobody can compare them any more
 * @param added rows that the first wrote after the point, and the second has not
 * @param found what is wrong, counted
 * @param names some of the rows that are wrong: what is the matter, and the key
 */
public record Reconciliation(
        long compared, long restored, long changed, long added, Found found, List<String> names) {

    public Reconciliation {
        names = List.copyOf(names);
    }

    /**
     * Rows by what is the matter with them.
     *
     * @param lost the first has had them since before the point, the second has not
     * @param altered both have them, and not alike
     * @param extra only the second has them, and the first never had
     * @param gone only the second has them, and the first may have let go of them after the point
     */
    public record Found(long lost, long altered, long extra, long gone) {

        public boolean nothing() {
            return lost + altered + extra + gone == 0;
        }

        public Found plus(Found other) {
            return new Found(
                    lost + other.lost,
                    altered + other.altered,
                    extra + other.extra,
                    gone + other.gone);
        }
    }
}

package io.drillmaster.connector.reconcile;

import java.util.Optional;

/**
 * The moment at which two databases are compared.
 *
 * <p>Production moves on while a backup does not. Rows of production that a transaction below the
 * horizon wrote were there, as they are now, when the backup was taken; of the others nobody can
 * say what they were.
 *
 * @param horizon a transaction below which all had ended; empty if both sides stand still
 */
public record Point(Optional<Long> horizon) {

    private static final long EPOCH = 1L << 32;

    /** The first three numbers of an epoch are no transactions. */
    private static final long FIRST = 3;

    /** Both sides show the same moment. */
    public static final Point SAME = new Point(Optional.empty());

    public static Point before(long horizon) {
        return new Point(Optional.of(horizon));
    }

    boolean moving() {
        return horizon.isPresent();
    }

    /** SQL that says of a row whether it was written before the point; by age, which may wrap. */
    String written() {
        return horizon.map(it ->
                        "age(xmin) > age('%d'::xid)"
                                .formatted(Math.max(FIRST, Math.floorMod(it, EPOCH))))
                .orElse("true");
    }
}

package io.drillmaster.connector.reconcile;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Into how many buckets the keys of a table fall, and which of them are to be looked into.
 *
 * @param count a power of two
 */
record Buckets(int count) {

    /** So many rows to a bucket that one difference costs next to nothing to find. */
    private static final int ROWS_EACH = 128;

    private static final int FEWEST = 16;
    private static final int MOST = 1 << 17;

    Buckets {
        if (Integer.bitCount(count) != 1 || count < 8) {
            throw new IllegalArgumentException(count + " is no number of buckets");
        }
    }

    static Buckets forRows(long rows) {
        long wanted = Math.clamp(rows / ROWS_EACH, FEWEST, MOST);
        return new Buckets((int) Long.highestOneBit(wanted * 2 - 1));
    }

    /** What one side holds in each bucket. */
    static final class Sums {

        private final long[] rows;
        private final long[] since;
        private final BigDecimal[] sums;

        Sums(Buckets buckets) {
            rows = new long[buckets.count()];
            since = new long[buckets.count()];
            sums = new BigDecimal[buckets.count()];
            Arrays.fill(sums, BigDecimal.ZERO);
        }

        /**
         * @param sum of the numbers of the rows that were written before the point
         * @param later rows that were written since
         */
        void put(int bucket, long count, BigDecimal sum, long later) {
            rows[bucket] = count;
            sums[bucket] = sum;
            since[bucket] = later;
        }

        long rows() {
            return LongStream.of(rows).sum();
        }

        /** All rows in the buckets whose bits are set. */
        long rowsIn(byte[] bits) {
            return IntStream.range(0, rows.length)
                    .filter(bucket -> is(bits, bucket))
                    .mapToLong(bucket -> rows[bucket] + since[bucket])
                    .sum();
        }

        /** Rows written since the point in the other buckets. */
        long sinceElsewhere(byte[] bits) {
            return IntStream.range(0, since.length)
                    .filter(bucket -> !is(bits, bucket))
                    .mapToLong(bucket -> since[bucket])
                    .sum();
        }
    }

    /** A bit for each bucket in which the two sides are not the same, as get_bit counts them. */
    byte[] differing(Sums left, Sums right) {
        byte[] bits = new byte[count / 8];
        for (int each = 0; each < count; each++) {
            boolean same =
                    left.rows[each] == right.rows[each]
                            && left.sums[each].compareTo(right.sums[each]) == 0;
            if (!same) {
                bits[each / 8] |= (byte) (1 << (each % 8));
            }
        }
        return bits;
    }

    private static boolean is(byte[] bits, int bucket) {
        return (bits[bucket / 8] & (1 << (bucket % 8))) != 0;
    }

    static boolean any(byte[] differing) {
        for (byte each : differing) {
            if (each != 0) {
                return true;
            }
        }
        return false;
    }
}

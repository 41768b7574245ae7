package io.drillmaster.connector.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BucketsTest {

    @Test
    void small_and_large_tables_have_a_number_of_buckets_that_is_a_power_of_two_and_bounded() {
        assertThat(Buckets.forRows(0).count()).isEqualTo(16);
        assertThat(Buckets.forRows(10_000).count()).isEqualTo(128);
        assertThat(Buckets.forRows(10_000_000).count()).isEqualTo(131_072);
        assertThat(Buckets.forRows(Long.MAX_VALUE / 4).count()).isEqualTo(131_072);
    }

    @Test
    void a_number_of_buckets_that_no_mask_can_make_is_refused() {
        assertThatThrownBy(() -> new Buckets(100)).isInstanceOf(IllegalArgumentException.class);
    }

    @RepeatedTest(50)
    void exactly_the_buckets_in_which_rows_or_checksums_differ_are_looked_into(
            RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Buckets buckets = new Buckets(64);
        Buckets.Sums left = new Buckets.Sums(buckets);
        Buckets.Sums right = new Buckets.Sums(buckets);
        BitSet planted = new BitSet();
        long since = 0;
        for (int each = 0; each < buckets.count(); each++) {
            long rows = random.nextInt(5);
            BigDecimal sum = BigDecimal.valueOf(random.nextLong());
            int later = random.nextInt(3);
            boolean fewer = random.nextInt(4) == 0;
            boolean other = random.nextInt(4) == 0;
            left.put(each, rows, sum, later);
            right.put(
                    each,
                    fewer ? rows + 1 : rows,
                    other ? sum.add(BigDecimal.ONE) : sum.add(new BigDecimal("0.00")),
                    0);
            planted.set(each, fewer || other);
            since += planted.get(each) ? 0 : later;
        }

        byte[] differing = buckets.differing(left, right);

        assertThat(BitSet.valueOf(differing)).isEqualTo(planted);
        assertThat(Buckets.any(differing)).isEqualTo(!planted.isEmpty());
        assertThat(left.sinceElsewhere(differing)).isEqualTo(since);
    }
}

package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Bracket;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VantageClockTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void a_reading_is_as_wide_as_the_alignment_at_the_place_where_it_was_taken() {
        VantageClock clock = new VantageClock();
        clock.aligned(100 * SECOND, new Span(-50, 70));

        assertThat(clock.read(new Bracket(100 * SECOND, 100 * SECOND)))
                .isEqualTo(new Bracket(100 * SECOND - 70, 100 * SECOND + 50));
    }

    @Test
    void without_a_second_alignment_doubt_grows_with_time() {
        VantageClock clock = new VantageClock();
        clock.aligned(100 * SECOND, new Span(0, 0));

        Bracket later = clock.read(new Bracket(110 * SECOND, 110 * SECOND));

        assertThat(later.to() - later.from()).isBetween(SECOND / 110, SECOND / 90);
    }

    @Test
    void a_clock_that_drifts_between_two_alignments_stays_inside() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            double drift = (random.nextDouble() - 0.5) * 1e-4;
            VantageClock clock = new VantageClock();
            clock.aligned(0, around(0, random));
            clock.aligned(300 * SECOND, around(Math.round(300 * SECOND * drift), random));
            long at = random.nextLong(300 * SECOND);
            long truth = at - Math.round(at * drift);

            assertThat(truth)
                    .as("seed %s", seed)
                    .isBetween(
                            clock.read(new Bracket(at, at)).from(),
                            clock.read(new Bracket(at, at)).to());
        }
    }

    private static Span around(long offset, Random random) {
        return new Span(offset - random.nextLong(90_000), offset + random.nextLong(90_000));
    }
}

package io.drillmaster.watch.vantage;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.journal.Alignment;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AlignerTest {

    @Test
    void the_true_offset_lies_inside_and_many_exchanges_narrow_it() {
        SplittableRandom random = new SplittableRandom(1);
        long offset = 123_456_789_012L;
        Aligner aligner = new Aligner();
        for (int i = 0; i < 50; i++) {
            long asked = 1_000_000L * i;
            long there = asked + random.nextLong(30_000, 900_000);
            long answered = there + random.nextLong(30_000, 900_000);
            aligner.exchange(asked, there - offset, answered);
        }
        aligner.close();

        Alignment found = aligner.latest().orElseThrow();
        assertThat(offset).isBetween(found.lo(), found.hi());
        assertThat(found.hi() - found.lo()).isLessThan(200_000);
    }

    @Test
    void what_holds_for_the_whole_watch_spans_all_looks() {
        Aligner aligner = new Aligner();
        aligner.exchange(0, 100, 10);
        aligner.close();
        aligner.exchange(1_000, 1_150, 1_010);
        aligner.close();

        assertThat(aligner.latest()).contains(new Alignment(-150, -140));
        assertThat(aligner.all()).contains(new Alignment(-150, -90));
    }
}

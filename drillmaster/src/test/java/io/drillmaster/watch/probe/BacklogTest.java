package io.drillmaster.watch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BacklogTest {

    @Test
    void it_gives_the_newest_to_whoever_serves_and_the_oldest_to_whoever_gives_up() {
        SplittableRandom random = new SplittableRandom(1);
        ArrayDeque<Long> expected = new ArrayDeque<>();
        Backlog backlog = new Backlog();
        for (long seq = 0; seq < 50_000; seq++) {
            backlog.push(seq);
            expected.addLast(seq);
            while (!expected.isEmpty() && random.nextInt(100) < 45) {
                if (random.nextBoolean()) {
                    assertThat(backlog.newest()).isEqualTo(expected.pollLast());
                } else {
                    assertThat(backlog.peekOldest()).isEqualTo(expected.peekFirst());
                    assertThat(backlog.oldest()).isEqualTo(expected.pollFirst());
                }
            }
            assertThat(backlog.isEmpty()).isEqualTo(expected.isEmpty());
        }
    }
}

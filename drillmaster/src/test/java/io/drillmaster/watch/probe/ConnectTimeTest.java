package io.drillmaster.watch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ConnectTimeTest {

    @Test
    void the_cold_half_counts_for_nothing() {
        assertThat(bound(9_000, 8_000, 20, 30)).isEqualTo(500_060);
    }

    @Test
    void hiccups_are_no_measure() {
        assertThat(bound(900, 800, 30, 30, 25, 2_900, 40, 35)).isEqualTo(500_080);
    }

    @Test
    void a_single_connection_is_all_there_is_to_know() {
        assertThat(bound(500)).isEqualTo(501_000);
    }

    @Test
    void none_says_nothing() {
        assertThat(bound()).isZero();
    }

    private static long bound(long... took) {
        ConnectTime time = new ConnectTime();
        LongStream.of(took).forEach(time::add);
        return time.bound();
    }
}

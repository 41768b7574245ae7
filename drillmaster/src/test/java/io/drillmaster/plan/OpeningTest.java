package io.drillmaster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.runbook.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class OpeningTest {

    private static Opening opening(String from, String to, String now) {
        WindowSpec window =
                new WindowSpec(
                        LocalTime.parse(from), LocalTime.parse(to), ZoneId.of("America/New_York"));
        return Opening.atOrAfter(window, Instant.parse(now)).orElseThrow();
    }

    private static boolean open(String from, String to, String now) {
        return opening(from, to, now).holds(Instant.parse(now));
    }

    @Test
    void a_window_is_open_from_its_first_instant_to_before_its_last() {
        assertThat(open("02:00", "03:00", "2026-11-07T06:59:59Z")).isFalse();
        assertThat(open("02:00", "03:00", "2026-11-07T07:00:00Z")).isTrue();
        assertThat(open("02:00", "03:00", "2026-11-07T07:59:59Z")).isTrue();
        assertThat(open("02:00", "03:00", "2026-11-07T08:00:00Z")).isFalse();
    }

    @Test
    void the_same_hour_is_another_instant_in_summer() {
        assertThat(open("02:00", "03:00", "2026-07-04T06:30:00Z")).isTrue();
        assertThat(open("02:00", "03:00", "2026-07-04T07:30:00Z")).isFalse();
    }

    @Test
    void a_window_that_spans_midnight_is_open_on_both_days() {
        assertThat(open("23:00", "01:00", "2026-11-08T03:59:00Z")).isFalse();
        assertThat(open("23:00", "01:00", "2026-11-08T04:30:00Z")).isTrue();
        assertThat(open("23:00", "01:00", "2026-11-08T05:30:00Z")).isTrue();
        assertThat(open("23:00", "01:00", "2026-11-08T06:00:00Z")).isFalse();
    }

    @Test
    void an_hour_that_the_clocks_leave_out_opens_no_window_that_night() {
        assertThat(open("02:00", "03:00", "2026-03-08T07:00:00Z")).isFalse();
        assertThat(opening("02:00", "03:00", "2026-03-08T07:00:00Z").from())
                .isEqualTo(Instant.parse("2026-03-09T06:00:00Z"));
    }

    @Test
    void a_window_half_in_the_hour_left_out_opens_where_the_clocks_jump_to() {
        Opening night = opening("02:30", "03:30", "2026-03-08T07:10:00Z");

        assertThat(night.from()).isEqualTo(Instant.parse("2026-03-08T07:00:00Z"));
        assertThat(night.to()).isEqualTo(Instant.parse("2026-03-08T07:30:00Z"));
    }

    @Test
    void a_window_across_the_hour_that_comes_twice_is_an_hour_longer() {
        Opening night = opening("00:30", "02:30", "2026-11-01T05:00:00Z");

        assertThat(Duration.between(night.from(), night.to())).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void outside_it_the_next_opening_is_told() {
        assertThat(opening("02:00", "03:00", "2026-11-07T12:00:00Z").from())
                .isEqualTo(Instant.parse("2026-11-08T07:00:00Z"));
    }
}

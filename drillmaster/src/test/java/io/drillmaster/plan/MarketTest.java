package io.drillmaster.plan;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.runbook.Problem;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketTest {

    static final String MARKETS =
            """
            markets:
              NYSE:
                zone: America/New_York
                days: [Monday, Tuesday, Wednesday, Thursday, Friday]
                open: "09:30"
                close: "16:00"
                holidays: [2026-11-26, 2026-12-25]
                half-days: {2026-11-27: "13:00"}
              Globex:
                zone: America/Chicago
                days: [Sunday, Monday, Tuesday, Wednesday, Thursday]
                open: "17:00"
                close: "16:00"
            clock-bound: 20ms
            """;

    private static Market market(String name) {
        return requireNonNull(TestEstates.read(TestEstates.TEXT + MARKETS).markets().get(name));
    }

    private static boolean trades(String name, String from, String to) {
        Opening stretch = new Opening(Instant.parse(from), Instant.parse(to));
        return market(name).session(stretch).isPresent();
    }

    @Test
    void a_stretch_that_meets_a_session_by_a_second_disturbs_it() {
        assertThat(trades("NYSE", "2026-11-05T13:00:00Z", "2026-11-05T14:30:00Z")).isFalse();
        assertThat(trades("NYSE", "2026-11-05T13:00:00Z", "2026-11-05T14:30:01Z")).isTrue();
        assertThat(trades("NYSE", "2026-11-05T20:59:59Z", "2026-11-05T22:00:00Z")).isTrue();
        assertThat(trades("NYSE", "2026-11-05T21:00:00Z", "2026-11-05T22:00:00Z")).isFalse();
    }

    @Test
    void a_stretch_around_a_whole_session_disturbs_it() {
        assertThat(trades("NYSE", "2026-11-05T05:00:00Z", "2026-11-06T05:00:00Z")).isTrue();
    }

    @Test
    void no_session_begins_on_a_weekend_or_a_holiday() {
        assertThat(trades("NYSE", "2026-11-07T15:00:00Z", "2026-11-07T20:00:00Z")).isFalse();
        assertThat(trades("NYSE", "2026-11-26T15:00:00Z", "2026-11-26T20:00:00Z")).isFalse();
    }

    @Test
    void a_half_day_closes_early() {
        assertThat(trades("NYSE", "2026-11-27T17:30:00Z", "2026-11-27T19:00:00Z")).isTrue();
        assertThat(trades("NYSE", "2026-11-27T18:00:00Z", "2026-11-27T19:00:00Z")).isFalse();
    }

    @Test
    void hours_follow_the_clocks_of_the_market() {
        assertThat(trades("NYSE", "2026-10-30T13:30:00Z", "2026-10-30T14:00:00Z")).isTrue();
        assertThat(trades("NYSE", "2026-11-02T13:30:00Z", "2026-11-02T14:00:00Z")).isFalse();
    }

    @Test
    void a_session_that_ends_the_next_day_is_met_after_midnight() {
        assertThat(trades("Globex", "2026-11-06T08:00:00Z", "2026-11-06T09:00:00Z")).isTrue();
        assertThat(trades("Globex", "2026-11-06T22:30:00Z", "2026-11-06T22:45:00Z")).isFalse();
        assertThat(trades("Globex", "2026-11-07T08:00:00Z", "2026-11-07T09:00:00Z")).isFalse();
    }

    @Test
    void an_estate_tells_how_far_a_clock_may_be_off() {
        assertThat(TestEstates.read(TestEstates.TEXT + MARKETS).clockBound()).hasMillis(20);
        assertThat(TestEstates.good().clockBound()).isEqualTo(Estate.CLOCK_BOUND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            textBlock =
                    """
                    zone: America/New_York | zone: America/NewYork | `America/NewYork` is no zone | America/New_York
                    [Monday, Tuesday, Wed | [Munday, Tuesday, Wed | `Munday` is no day of the week | did you mean `Monday`?
                    open: "09:30" | open: "9:30" | `9:30` is no time of day | 16:00
                    2026-12-25] | 2026-13-25] | `2026-13-25` is no day | 2026-12-25
                    half-days: {2026-11-27 | half-days: {yesterday | `yesterday` is no day | 2026-12-25
                    close: "16:00" | klose: "16:00" | unknown key `klose` | did you mean `close`?
                    clock-bound: 20ms | clock-bound: soon | `soon` is no length of time | `50ms`
                    """)
    void a_fault_in_the_hours_is_told_with_its_remedy(
            String passage, String otherwise, String message, String remedy) {
        assertThat(MARKETS).contains(passage);
        String text = TestEstates.TEXT + MARKETS.replaceFirst(Pattern.quote(passage), otherwise);

        List<Problem> problems =
                switch (EstateReader.read("estate.yaml", text)) {
                    case EstateReader.Reading.Good _ -> List.of();
                    case EstateReader.Reading.Bad bad -> bad.problems();
                };

        assertThat(problems)
                .anySatisfy(problem -> {
                    assertThat(problem.message()).contains(message);
                    assertThat(problem.remedy()).contains(remedy);
                });
    }
}

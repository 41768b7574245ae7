package io.drillmaster.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopReaderTest {

    private static Reading read(String stop) {
        String stops = "objectives:\n";
        assertThat(Page.good()).contains(stops);
        return RunbookReader.read(
                Page.FILE,
                Page.good().replace(stops, "stops:\n  - " + stop + "\n" + stops),
                Vocabulary.verbs());
    }

    private static StopList good(String stop) {
        return switch (read(stop)) {
            case Reading.Good good -> good.runbook().stops();
            case Reading.Bad bad -> throw new AssertionError(bad.problems());
        };
    }

    private static Stop only(String stop) {
        assertThat(good(stop).looks()).hasSize(1);
        return good(stop).looks().getFirst();
    }

    @Test
    void a_look_is_made_every_second_unless_told_and_once_is_enough() {
        Stop stop = only("lag > 1GB in patroni.cluster of trading-db");

        assertThat(stop.toString()).isEqualTo("lag > 1GB in patroni.cluster of trading-db");
        assertThat(stop.every()).isEqualTo(Duration.ofSeconds(1));
        assertThat(stop.lasting()).isZero();
        assertThat(stop.with()).isEmpty();
    }

    @Test
    void everything_that_may_be_told_of_a_look_is_read() {
        Stop stop =
                only(
                        "firing > 0, expected < 9 in http.alerts of wit-1 with port=9093"
                                + " expected=host=${leader of trading-db};job=a every 10s for 1m");

        assertThat(stop.when().all()).hasSize(2);
        assertThat(stop.verb()).isEqualTo("http.alerts");
        assertThat(stop.on()).isEqualTo("wit-1");
        assertThat(stop.with())
                .containsEntry("port", "9093")
                .containsEntry("expected", "host=${leader of trading-db};job=a");
        assertThat(stop.every()).isEqualTo(Duration.ofSeconds(10));
        assertThat(stop.lasting()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_leader_may_be_looked_at() {
        assertThat(only("power = off in power.state of leader of trading-db every 2s").on())
                .isEqualTo("leader of trading-db");
    }

    @Test
    void conditions_with_a_name_of_their_own_are_known() {
        assertThat(good("a market opened\n  - a second failure\n  - phase over budget").named())
                .containsExactlyInAnyOrder(NamedStop.values());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a market opens | is no stop condition | `a market opened`
                    power = off in power.cut of nyc-db1 | is no verb that looks | power.state
                    lags > 1GB in patroni.cluster of trading-db | tells no `lags` | `lag`
                    firing > 0 in http.alerts of wit-1 | needs `port` | the TCP port
                    firing > 0 in http.alerts of wit-1 with prot=1 port=2 | takes no `prot` | did you mean `port`?
                    firing > 0 in http.alerts of wit-1 with port=${prt} | nobody knows `${prt}` | injection
                    lag > 1GB in patroni.cluster of trading-db for ever | `ever` is no length of time | 30s
                    """)
    void a_fault_is_told_with_its_remedy(String stop, String message, String remedy) {
        List<Problem> problems =
                switch (read(stop)) {
                    case Reading.Good _ -> List.of();
                    case Reading.Bad bad -> bad.problems();
                };

        assertThat(problems)
                .anySatisfy(problem -> {
                    assertThat(problem.message()).contains(message);
                    assertThat(problem.remedy()).contains(remedy);
                });
    }

    @Test
    void a_fact_of_a_family_may_be_asked_for() {
        assertThat(only("member:nyc-db2 != well in patroni.flags of trading-db").verb())
                .isEqualTo("patroni.flags");
    }
}

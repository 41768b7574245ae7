package io.drillmaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.runbook.Comparator;
import io.drillmaster.runbook.Comparison;
import io.drillmaster.runbook.Condition;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Stop;
import io.drillmaster.runbook.Undo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class StopConditionsTest {

    private final Bench bench = new Bench();

    @Test
    void a_stop_condition_that_comes_about_stops_the_drill_and_takes_back_what_was_done() {
        Event.Closed closed =
                bench.open(
                        Plans.stopping(
                                "leaders", Plans.cut("1.1", "nyc-db1"), Plans.longHold("1.2")));
        assertThat(closed.ending()).isEqualTo(Ending.STOPPED);
        assertThat(closed.why()).contains("leaders = 0");
        assertThat(bench.times("power.on")).isEqualTo(1);
    }

    @Test
    void a_stop_condition_that_cannot_be_looked_at_stops_the_drill() {
        bench.insteadOf = "patroni.cluster";
        bench.instead = Optional.of(new Outcome.Unknown("no answer"));
        Event.Closed closed = bench.open(Plans.stopping("leaders", Plans.longHold("1.1")));
        assertThat(closed.ending()).isEqualTo(Ending.STOPPED);
        assertThat(closed.why()).contains("could not be looked at 5 times in a row");
    }

    @Test
    void a_stop_condition_whose_look_breaks_stops_the_drill_and_not_the_conductor() {
        bench.insteadOf = "patroni.cluster";
        bench.broken = true;
        Event.Closed closed = bench.open(Plans.stopping("leaders", Plans.longHold("1.1")));
        assertThat(closed.ending()).isEqualTo(Ending.STOPPED);
        assertThat(closed.why()).contains("broke inside its connector");
    }

    @Test
    void a_market_that_opens_while_the_drill_overruns_stops_it_and_takes_back_what_was_done() {
        bench.marketOpens = bench.time.wall().plus(Duration.ofMinutes(12));
        Event.Closed closed =
                bench.open(
                        Plans.stopping(
                                List.of(
                                        Plans.look(
                                                "trading",
                                                Comparator.EQUAL,
                                                "yes",
                                                "market.session",
                                                "NYSE")),
                                Plans.cut("1.1", "nyc-db1"),
                                Plans.longHold("1.2")));
        assertThat(closed.ending()).isEqualTo(Ending.STOPPED);
        assertThat(closed.why())
                .contains("trading = yes in market.session of NYSE", "since 2026-11-07T07:12");
        assertThat(bench.times("power.on")).isEqualTo(1);
        assertThat(closed.left()).isEmpty();
        assertThat(seen().at().wall())
                .isBetween(bench.marketOpens, bench.marketOpens.plusSeconds(2));
    }

    private Entry seen() {
        return bench.journal().entries().stream()
                .filter(entry -> entry.event() instanceof Event.StopSeen)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_must_last_stops_the_drill_when_it_lasted_and_not_before() {
        // The host is off for three seconds, and takes another six to come back and follow.
        Stop follower = Plans.cluster("streaming", Comparator.BELOW, "2");
        Step[] steps = {
            Plans.cut("1.1", "nyc-db2"),
            Plans.hold("1.2"),
            Plans.act("1.3", "power.on", "nyc-db2", new Undo.None("power stays on")),
            Plans.longHold("1.4")
        };

        assertThat(bench.open(Plans.stopping(List.of(follower), steps)).ending())
                .isEqualTo(Ending.STOPPED);

        Bench other = new Bench();
        Event.Closed closed =
                other.open(
                        Plans.stopping(
                                List.of(Plans.lasting(follower, Duration.ofSeconds(30))), steps));
        assertThat(closed.ending()).isEqualTo(Ending.COMPLETED);
    }

    @Test
    void what_lasts_too_long_stops_the_drill() {
        Stop follower = Plans.cluster("streaming", Comparator.BELOW, "2");
        Event.Closed closed =
                bench.open(
                        Plans.stopping(
                                List.of(Plans.lasting(follower, Duration.ofSeconds(60))),
                                Plans.cut("1.1", "nyc-db2"),
                                Plans.longHold("1.2")));
        assertThat(closed.ending()).isEqualTo(Ending.STOPPED);
        assertThat(closed.why()).contains("streaming < 2", "for 1 min");
        assertThat(seen().at().wall())
                .isBetween(
                        Instant.parse("2026-11-07T07:01:00Z"),
                        Instant.parse("2026-11-07T07:01:05Z"));
    }

    @Test
    void replication_lag_over_a_bound_stops_the_drill() {
        Stop lag = Plans.cluster("known-lag", Comparator.ABOVE, "1GB");
        bench.insteadOf = "patroni.cluster";
        bench.insteadWhen = () -> bench.time.wall().isAfter(Instant.parse("2026-11-07T07:01:00Z"));
        bench.instead =
                Optional.of(
                        new Outcome.Done(
                                Facts.of(Map.of("lag", "unknown", "known-lag", "1000000001B"))));
        Event.Closed closed =
                bench.open(
                        Plans.stopping(
                                List.of(lag), Plans.cut("1.1", "nyc-edge"), Plans.longHold("1.2")));
        assertThat(closed.ending()).isEqualTo(Ending.STOPPED);
        assertThat(closed.why()).contains("known-lag > 1GB", "1000000001B");
        assertThat(bench.times("power.on")).isEqualTo(1);
    }

    @Test
    void lag_at_its_bound_stops_nothing() {
        bench.insteadOf = "patroni.cluster";
        bench.instead = Optional.of(new Outcome.Done(Facts.of(Map.of("known-lag", "1000000000B"))));
        Stop lag = Plans.cluster("known-lag", Comparator.ABOVE, "1GB");

        assertThat(bench.open(Plans.stopping(List.of(lag), Plans.longHold("1.1"))).ending())
                .isEqualTo(Ending.COMPLETED);
    }

    @Test
    void an_alert_that_nobody_expected_stops_the_drill() {
        Stop alert =
                new Stop(
                        new Condition(List.of(new Comparison("firing", Comparator.ABOVE, "0"))),
                        "http.alerts",
                        "nyc-edge",
                        new TreeMap<>(Map.of("port", "9093", "expected", "host=nyc-db1")),
                        Duration.ofSeconds(10),
                        Duration.ZERO);
        bench.insteadOf = "http.alerts";
        bench.insteadWhen = () -> bench.times("power.cut") > 0;
        bench.instead =
                Optional.of(new Outcome.Done(Facts.of(Map.of("firing", "1", "names", "DiskFull"))));
        Event.Closed closed =
                bench.open(
                        Plans.stopping(
                                List.of(alert),
                                Plans.cut("1.1", "nyc-db1"),
                                Plans.longHold("1.2")));
        assertThat(closed.ending()).isEqualTo(Ending.STOPPED);
        assertThat(closed.why()).contains("expected=host=nyc-db1 port=9093", "DiskFull");
        assertThat(bench.performed)
                .filteredOn(call -> call.verb().equals("http.alerts"))
                .allSatisfy(
                        call -> assertThat(call.with()).containsEntry("expected", "host=nyc-db1"));
        assertThat(bench.times("power.on")).isEqualTo(1);
    }

    @Test
    void a_host_that_nobody_touched_and_that_falls_silent_stops_the_drill() {
        bench.happens = () -> bench.befalls("power.cut", "chi-db1");
        bench.speakWhen = _ -> bench.times("power.cut") > 0;

        Event.Closed closed =
                bench.open(
                        Plans.stopping(
                                List.of(reach("nyc-edge"), reach("chi-db1")),
                                Plans.cut("1.1", "nyc-db1"),
                                Plans.longHold("1.2")));

        assertThat(closed.ending()).isEqualTo(Ending.STOPPED);
        assertThat(closed.why())
                .contains("ssh.reach of chi-db1", "5 times in a row", "does not answer");
        assertThat(bench.performed)
                .filteredOn(call -> call.verb().equals("power.on"))
                .extracting(Call::on)
                .containsExactly("nyc-db1");
        assertThat(seen().at().wall()).isBefore(Instant.parse("2026-11-07T07:00:20Z"));
    }

    private static Stop reach(String host) {
        return Plans.look("reachable", Comparator.OTHER_THAN, "yes", "ssh.reach", host);
    }

    @Test
    void a_second_member_that_is_lost_stops_the_drill_and_the_first_does_not() {
        Stop members = Plans.cluster("members", Comparator.BELOW, "2");
        Step[] steps = {Plans.cut("1.1", "nyc-db1"), Plans.longHold("1.2")};
        assertThat(new Bench().open(Plans.stopping(List.of(members), steps)).ending())
                .isEqualTo(Ending.COMPLETED);

        bench.happens = () -> bench.befalls("network.isolate", "chi-db1");
        bench.speakWhen = _ -> bench.times("power.cut") > 0;
        Event.Closed closed = bench.open(Plans.stopping(List.of(members), steps));

        assertThat(closed.ending()).isEqualTo(Ending.STOPPED);
        assertThat(closed.why()).contains("members < 2", "members=1");
    }

    @Test
    void a_drill_that_is_resumed_after_its_budget_stops_and_takes_back_what_was_done() {
        bench.store.dieAfter = 9;
        assertThatThrownBy(() ->
                        bench.open(
                                Plans.overrunning(Plans.cut("1.1", "nyc-db1"), Plans.hold("1.2"))))
                .isInstanceOf(MemoryStore.Died.class);
        assertThat(bench.times("power.cut")).isEqualTo(1);
        bench.store.dieAfter = Integer.MAX_VALUE;
        bench.time.pass(Duration.ofMinutes(10));

        Event.Closed closed = bench.resume();

        assertThat(closed.ending()).isEqualTo(Ending.STOPPED);
        assertThat(closed.why()).contains("over its budget");
        assertThat(bench.times("power.on")).isEqualTo(1);
    }

    @Test
    void a_phase_over_its_budget_stops_the_drill_where_the_runbook_says_so() {
        Event.Closed closed = bench.open(Plans.overrunning(Plans.longHold("1.1")));
        assertThat(closed.ending()).isEqualTo(Ending.STOPPED);
        assertThat(closed.why()).contains("over its budget");
    }
}

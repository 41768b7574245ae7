package io.drillmaster.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import java.util.Optional;
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
    void a_phase_over_its_budget_stops_the_drill_where_the_runbook_says_so() {
        Event.Closed closed = bench.open(Plans.overrunning(Plans.longHold("1.1")));
        assertThat(closed.ending()).isEqualTo(Ending.STOPPED);
        assertThat(closed.why()).contains("over its budget");
    }
}

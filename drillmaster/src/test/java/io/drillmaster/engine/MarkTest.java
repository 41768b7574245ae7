package io.drillmaster.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.power.PowerConnector;
import io.drillmaster.connector.power.PowerSwitch;
import io.drillmaster.connector.simulated.SimulatedConnector;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Undo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MarkTest {

    private final Bench bench = new Bench();

    @Test
    void what_an_earlier_drill_did_does_not_settle_a_call_that_never_left() {
        cutByAnEarlierDrill();
        Plan cut = Plans.plan(Plans.cut("1.1", "nyc-db1"));
        Event.Closed closed = CallAgainTest.diedBeforeItLeft(bench, cut);

        assertThat(settled()).singleElement().isInstanceOf(Outcome.Refused.class);
        assertThat(bench.times("power.cut")).as("made again, and refused").isEqualTo(1);
        assertThat(bench.times("power.on")).isZero();
        assertThat(closed.ending()).isEqualTo(Ending.FAILED);
    }

    private void cutByAnEarlierDrill() {
        PowerSwitch nothing = PowerSwitch.of("none", "none", Set.of());
        Call cut = Call.of("power.cut", "nyc-db1", Duration.ofSeconds(5));
        assertThat(
                        new SimulatedConnector(new PowerConnector(nothing), bench.estate)
                                .perform(cut.marked("TEST-0/1.1/act/00000000")))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_call_whose_answer_is_lost_is_settled_under_the_mark_in_the_journal() {
        bench.insteadOf = "power.cut";
        bench.instead = Optional.of(new Outcome.Unknown("the answer was lost"));
        bench.open(Plans.plan(Plans.cut("1.1", "nyc-db1")));

        assertThat(settled()).first().isInstanceOf(Outcome.Done.class);
        assertThat(marks()).first().asString().startsWith("TEST-1/1.1/act/");
        assertThat(bench.performed)
                .filteredOn(call -> call.verb().equals("power.cut"))
                .singleElement()
                .extracting(Call::mark)
                .isEqualTo(marks().getFirst());
    }

    @Test
    void no_two_calls_and_no_two_drills_of_one_name_share_a_mark() {
        bench.open(
                Plans.plan(
                        Plans.cut("1.1", "nyc-db1"),
                        Plans.act("1.2", "no.such", "nyc-db1", new Undo.None("never"))));
        Bench other = new Bench();
        other.time.pass(Duration.ofSeconds(1));
        other.open(Plans.plan(Plans.cut("1.1", "nyc-db1")));

        assertThat(marks()).hasSizeGreaterThan(2).doesNotHaveDuplicates();
        assertThat(marks()).doesNotContainAnyElementsOf(marks(other));
    }

    private List<String> marks() {
        return marks(bench);
    }

    private static List<String> marks(Bench bench) {
        return bench.journal().entries().stream()
                .map(entry -> entry.event())
                .filter(Event.Called.class::isInstance)
                .map(Event.Called.class::cast)
                .map(called -> called.call().mark())
                .toList();
    }

    private List<Outcome> settled() {
        return bench.journal().entries().stream()
                .map(entry -> entry.event())
                .filter(Event.Settled.class::isInstance)
                .map(event -> ((Event.Settled) event).outcome())
                .toList();
    }
}

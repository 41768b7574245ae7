package io.drillmaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Failback;
import io.drillmaster.runbook.Otherwise;
import io.drillmaster.runbook.Undo;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A drill that is broken off once the other site works goes home by the steps that lead there. */
final class WayHomeTest {

    private static final Failback HOME = new Failback(2, 3, 4);

    private final Bench bench = new Bench();

    /** Power is lost; the others work; power returns, and the lead; what comes last. */
    private static Plan plan() {
        return Plans.phases(
                HOME,
                List.of(
                        List.of(Plans.cut("1.1", "nyc-db1"), Plans.hold("1.2")),
                        List.of(Plans.cut("2.1", "nyc-db2"), Plans.hold("2.2")),
                        List.of(Plans.act("3.1", "power.on", "nyc-db1", none())),
                        List.of(Plans.cut("4.1", "nyc-edge"), Plans.hold("4.2")),
                        List.of(Plans.hold("5.1"))));
    }

    private static Undo none() {
        return new Undo.None("it is as it should be");
    }

    private List<String> changes() {
        return bench.performed.stream()
                .filter(call -> List.of("power.cut", "power.on").contains(call.verb()))
                .map(WayHomeTest::brief)
                .toList();
    }

    private static String brief(Call call) {
        return call.verb().substring(call.verb().indexOf('.') + 1) + " " + call.on();
    }

    private Event.Closed abortedIn(String step) {
        bench.speakWhen = state -> state.step(step).isPresent();
        bench.toSay.add(new Said.Abort("Ada", "enough"));
        return bench.open(plan());
    }

    @Test
    void before_the_other_site_works_it_is_taken_back_in_reverse() {
        Event.Closed closed = abortedIn("1.2");

        assertThat(closed.ending()).isEqualTo(Ending.ABORTED);
        assertThat(closed.left()).isEmpty();
        assertThat(changes()).containsExactly("cut nyc-db1", "on nyc-db1");
        assertThat(bench.events()).filteredOn("PhaseBegan"::equals).hasSize(1);
    }

    @Test
    void after_that_what_was_begun_since_is_taken_back_and_the_steps_lead_home() {
        Event.Closed closed = abortedIn("2.2");

        assertThat(closed.ending()).isEqualTo(Ending.ABORTED);
        assertThat(closed.why()).contains("Ada").contains("enough");
        assertThat(closed.left()).isEmpty();
        assertThat(changes())
                .containsExactly(
                        "cut nyc-db1",
                        "cut nyc-db2",
                        "on nyc-db2",
                        "on nyc-db1",
                        "cut nyc-edge",
                        "on nyc-edge");
        DrillState state = DrillState.of(bench.journal().entries());
        assertThat(state.step("4.2").flatMap(Progress::result)).isPresent();
        assertThat(state.step("5.1")).isEmpty();
    }

    @Test
    void on_the_way_home_already_it_goes_on_there() {
        Event.Closed closed = abortedIn("4.2");

        assertThat(closed.ending()).isEqualTo(Ending.ABORTED);
        assertThat(closed.left()).isEmpty();
        assertThat(changes())
                .containsExactly(
                        "cut nyc-db1",
                        "cut nyc-db2",
                        "on nyc-db1",
                        "cut nyc-edge",
                        "on nyc-edge",
                        "on nyc-db2");
    }

    @Test
    void at_home_it_only_takes_back_what_still_stands() {
        Event.Closed closed = abortedIn("5.1");

        assertThat(closed.ending()).isEqualTo(Ending.ABORTED);
        assertThat(closed.left()).isEmpty();
        assertThat(changes()).endsWith("on nyc-edge", "on nyc-db2");
        assertThat(changes()).containsOnlyOnce("on nyc-db1");
    }

    @Test
    void a_step_that_fails_on_the_way_home_leaves_taking_back_in_reverse() {
        bench.insteadOf = "power.cut";
        bench.instead = java.util.Optional.of(new Outcome.Refused("no such road"));
        bench.idle = true;
        bench.idleWhen = call -> call.on().equals("nyc-edge");
        bench.insteadWhen = () -> bench.performed.getLast().on().equals("nyc-edge");

        Event.Closed closed = abortedIn("2.2");

        assertThat(closed.ending()).isEqualTo(Ending.ABORTED);
        assertThat(closed.left()).isEmpty();
        assertThat(bench.estate.answers("nyc-db1")).isTrue();
        assertThat(DrillState.of(bench.journal().entries()).step("4.2")).isEmpty();
    }

    /** The steps of a phase may all be for other choices than those of this plan. */
    @Test
    void a_phase_of_the_way_home_without_a_step_is_passed_by() {
        Plan plan =
                Plans.phases(
                        new Failback(2, 3, 4),
                        List.of(
                                List.of(Plans.cut("1.1", "nyc-db1")),
                                List.of(Plans.hold("2.1")),
                                List.of(Plans.act("3.1", "power.on", "nyc-db1", none())),
                                List.of()));
        bench.speakWhen = state -> state.step("2.1").isPresent();
        bench.toSay.add(new Said.Abort("Ada", "enough"));

        Event.Closed closed = bench.open(plan);

        assertThat(closed.ending()).isEqualTo(Ending.ABORTED);
        assertThat(closed.left()).isEmpty();
        assertThat(DrillState.of(bench.journal().entries()).step("3.1")).isPresent();
        assertThat(changes()).containsExactly("cut nyc-db1", "on nyc-db1");
    }

    @Test
    void a_question_of_the_way_home_is_heard() {
        Plan plan =
                Plans.phases(
                        new Failback(1, 2, 2),
                        List.of(
                                List.of(Plans.hold("1.1")),
                                List.of(Plans.ask("2.1", Otherwise.ABORT), Plans.hold("2.2"))));
        bench.toSay.add(new Said.Abort("Ada", "enough"));
        bench.speakWhen =
                state -> {
                    Question.open(state)
                            .ifPresent(ask ->
                                    bench.toSay.add(
                                            new Said.Reply(ask.step(), "Ada", "yes", false)));
                    return state.step("1.1").isPresent();
                };

        bench.open(plan);

        DrillState state = DrillState.of(bench.journal().entries());
        assertThat(state.step("2.2").flatMap(Progress::result)).isPresent();
    }

    @Test
    void killed_at_any_line_of_the_way_home_it_goes_on_and_repeats_nothing() {
        abortedIn("2.2");
        int lines = bench.events().size();
        int turned = 1 + bench.events().indexOf("TurnedBack");
        IntStream.rangeClosed(turned, lines)
                .forEach(line -> {
                    WayHomeTest mortal = new WayHomeTest();
                    mortal.bench.store.dieAfter = line;
                    assertThatThrownBy(() -> mortal.abortedIn("2.2"))
                            .isInstanceOf(MemoryStore.Died.class);
                    mortal.bench.store.dieAfter = Integer.MAX_VALUE;
                    Event.Closed closed = mortal.bench.resume();
                    assertThat(closed.left()).as("left after line %d", line).isEmpty();
                    assertThat(mortal.changes()).as("after line %d", line).doesNotHaveDuplicates();
                    assertThat(mortal.bench.estate.answers("nyc-db1")).as("line %d", line).isTrue();
                });
    }
}

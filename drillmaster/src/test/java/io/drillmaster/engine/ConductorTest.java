package io.drillmaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Comparator;
import io.drillmaster.runbook.Otherwise;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Undo;
import io.drillmaster.watch.WatchRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConductorTest {

    private final Bench bench = new Bench();

    @Test
    void a_drill_that_goes_well_is_completed_and_leaves_nothing() {
        Event.Closed closed = bench.open(Plans.powerCut());
        assertThat(closed.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(closed.left()).isEmpty();
        assertThat(bench.times("power.cut")).isEqualTo(1);
        assertThat(bench.estate.leader()).contains("chi-db1");
    }

    @Test
    void every_call_is_in_the_journal_before_it_leaves() {
        bench.store.dieBefore = 1 + bench.events().size() + lineOf("Called");
        assertThatThrownBy(() -> bench.open(Plans.powerCut())).isInstanceOf(MemoryStore.Died.class);
        assertThat(bench.times("power.cut")).isZero();
    }

    @Test
    void drills_of_two_homes_are_watched_apart_though_they_have_the_same_name() {
        Bench other = new Bench();
        other.time.pass(Duration.ofSeconds(1));
        bench.open(Plans.powerCut());
        other.open(Plans.powerCut());

        assertThat(bench.watched).isNotEmpty();
        assertThat(bench.watched)
                .extracting(WatchRequest::drill)
                .allMatch(it -> it.startsWith("TEST-1-"));
        assertThat(bench.watched.getFirst().drill()).isNotEqualTo(other.watched.getFirst().drill());
    }

    private static int lineOf(String event) {
        Bench rehearsal = new Bench();
        rehearsal.open(Plans.powerCut());
        return rehearsal.events().indexOf(event);
    }

    @Test
    void a_coordinator_killed_at_any_line_is_resumed_and_repeats_no_act() {
        Bench whole = new Bench();
        whole.open(Plans.powerCut());
        int lines = whole.events().size();
        assertThat(lines).isGreaterThan(20);
        for (int line = 2; line <= lines; line++) {
            for (boolean durable : List.of(true, false)) {
                Bench mortal = new Bench();
                mortal.store.dieAfter = durable ? line : Integer.MAX_VALUE;
                mortal.store.dieBefore = durable ? Integer.MAX_VALUE : line;
                assertThatThrownBy(() -> mortal.open(Plans.powerCut()))
                        .isInstanceOf(MemoryStore.Died.class);
                mortal.store.dieAfter = Integer.MAX_VALUE;
                mortal.store.dieBefore = Integer.MAX_VALUE;
                Event.Closed closed = mortal.resume();
                assertNothingRepeatedNorLeft(mortal, closed, line);
            }
        }
    }

    @Test
    void all_that_is_written_between_two_acts_is_one_sync() {
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            steps.add(Plans.act("1." + i, "power.on", "nyc-db1", new Undo.None("it stays on")));
        }
        bench.open(Plans.plan(steps.toArray(Step[]::new)));
        assertThat(bench.times("power.on")).isEqualTo(20);
        assertThat(bench.events()).hasSizeGreaterThan(4 * 20);
        int surveysAndTheEnd = 3;
        assertThat(bench.store.syncs).isEqualTo(20 + surveysAndTheEnd);
    }

    private static void assertNothingRepeatedNorLeft(Bench bench, Event.Closed closed, int line) {
        assertThat(bench.times("power.cut")).as("cuts after line %d", line).isLessThanOrEqualTo(1);
        assertThat(bench.times("power.on")).as("ons after line %d", line).isLessThanOrEqualTo(2);
        assertThat(closed.left()).as("left after line %d", line).isEmpty();
        bench.time.pass(Duration.ofSeconds(30));
        assertThat(bench.estate.answers("nyc-db1")).as("power after line %d", line).isTrue();
    }

    @Test
    void an_abort_takes_back_what_was_done() {
        Plan plan =
                Plans.plan(
                        Plans.cut("1.1", "nyc-db1"),
                        Plans.ask("1.2", Otherwise.ABORT),
                        Plans.hold("1.3"));
        bench.speakWhen = state -> state.step("1.2").isPresent();
        bench.toSay.add(new Said.Abort("Ada", "the market opened"));
        Event.Closed closed = bench.open(plan);
        assertThat(closed.ending()).isEqualTo(Ending.ABORTED);
        assertThat(closed.why()).contains("Ada").contains("the market opened");
        assertThat(bench.times("power.cut")).isEqualTo(1);
        assertThat(bench.times("power.on")).isEqualTo(1);
        assertThat(DrillState.of(bench.journal().entries()).step("1.3")).isEmpty();
    }

    @Test
    void a_question_nobody_answers_ends_the_drill_when_it_is_a_gate() {
        Event.Closed closed =
                bench.open(
                        Plans.plan(Plans.cut("1.1", "nyc-db1"), Plans.ask("1.2", Otherwise.ABORT)));
        assertThat(closed.ending()).isEqualTo(Ending.FAILED);
        assertThat(bench.times("power.on")).isEqualTo(1);
        assertThat(bench.journal().entries().stream().map(entry -> entry.event().toString()))
                .anyMatch(text -> text.contains("nobody answered as drill-master within 20 s"));
    }

    @Test
    void what_was_done_is_taken_back_in_reverse() {
        bench.open(
                Plans.plan(
                        Plans.cut("1.1", "nyc-db1"),
                        Plans.cut("1.2", "nyc-edge"),
                        Plans.await(
                                "1.3", "leaders", Comparator.EQUAL, "9", Duration.ofSeconds(2))));
        List<String> undone =
                bench.performed.stream()
                        .filter(call -> call.verb().equals("power.on"))
                        .map(Call::on)
                        .toList();
        assertThat(undone).containsExactly("nyc-edge", "nyc-db1");
    }

    @Test
    void a_wait_that_ends_without_its_condition_is_a_failure_that_tells_what_was_last_seen() {
        Event.Closed closed =
                bench.open(
                        Plans.plan(
                                Plans.await(
                                        "1.1",
                                        "leaders",
                                        Comparator.EQUAL,
                                        "2",
                                        Duration.ofSeconds(2))));
        assertThat(closed.ending()).isEqualTo(Ending.FAILED);
        assertThat(bench.journal().entries().stream().map(entry -> entry.event().toString()))
                .anyMatch(text -> text.contains("not within 2 s: leaders = 2; last seen: "));
    }

    @Test
    void an_act_whose_answer_is_lost_is_looked_at_and_never_repeated() {
        bench.insteadOf = "power.cut";
        bench.instead = Optional.of(new Outcome.Unknown("the answer was lost"));
        Event.Closed closed = bench.open(Plans.powerCut());
        assertThat(closed.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(bench.times("power.cut")).isEqualTo(1);
        assertThat(bench.events()).contains("Settled");
    }

    @Test
    void an_undo_that_is_refused_is_reported_as_left_behind() {
        bench.insteadOf = "power.on";
        bench.instead = Optional.of(new Outcome.Refused("the breaker is locked"));
        bench.idle = true;
        Event.Closed closed =
                bench.open(
                        Plans.plan(
                                Plans.cut("1.1", "nyc-db1"),
                                Plans.act("1.2", "no.such", "nyc-db1", new Undo.None("never"))));
        assertThat(closed.ending()).isEqualTo(Ending.FAILED);
        assertThat(closed.left()).singleElement().asString().contains("the breaker is locked");
    }

    @Test
    void the_fold_of_the_journal_read_back_equals_the_state_that_was_lived() {
        bench.open(Plans.powerCut());
        DrillState once = DrillState.of(bench.journal().entries());
        assertThat(once.closed()).isPresent();
        assertThat(once.deeds().all()).hasSize(7);
        assertThat(once.watches()).isEmpty();
    }

    @Test
    void an_undo_that_says_done_and_is_not_is_reported_as_left_behind() {
        bench.insteadOf = "power.on";
        bench.instead = Optional.of(new Outcome.Done(Facts.NONE));
        bench.idle = true;
        Event.Closed closed =
                bench.open(
                        Plans.plan(
                                Plans.cut("1.1", "nyc-db1"),
                                Plans.act("1.2", "no.such", "nyc-db1", new Undo.None("never"))));
        assertThat(closed.left())
                .singleElement()
                .asString()
                .contains("it said that it was done; afterwards a look shows");
    }

    @Test
    void what_still_stands_when_every_step_ended_is_taken_back() {
        Event.Closed closed = bench.open(Plans.plan(Plans.cut("1.1", "nyc-db1")));
        assertThat(closed.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(bench.times("power.on")).isEqualTo(1);
    }

    @Test
    void a_drill_that_cannot_take_back_what_stands_is_not_complete() {
        bench.insteadOf = "power.on";
        bench.instead = Optional.of(new Outcome.Refused("the breaker is locked"));
        bench.idle = true;
        Event.Closed closed = bench.open(Plans.plan(Plans.cut("1.1", "nyc-db1")));
        assertThat(closed.ending()).isEqualTo(Ending.FAILED);
        assertThat(closed.left()).hasSize(1);
    }

    private Event.Closed inDoubt(String answer) {
        bench.insteadOf = "power.cut";
        bench.instead = Optional.of(new Outcome.Unknown("the answer was lost"));
        bench.blindTo = "power.cut";
        bench.speakWhen = state -> Question.open(state).isPresent();
        if (!answer.isEmpty()) {
            bench.toSay.add(new Said.Reply("1.1", "Ada", answer, false));
        }
        return bench.open(Plans.plan(Plans.cut("1.1", "nyc-db1"), Plans.hold("1.2")));
    }

    @Test
    void what_no_look_can_settle_is_asked_of_a_person_and_never_repeated() {
        assertThat(inDoubt("done").ending()).isEqualTo(Ending.COMPLETED);
        assertThat(bench.times("power.cut")).isEqualTo(1);
        assertThat(bench.events()).contains("Asked", "Replied");
    }

    @Test
    void what_did_not_happen_as_a_person_saw_fails_the_drill() {
        assertThat(inDoubt("not done").ending()).isEqualTo(Ending.FAILED);
        assertThat(bench.journal().entries().toString()).contains("Ada went and saw");
    }

    @Test
    void when_nobody_goes_and_sees_the_drill_fails_and_takes_back_what_may_have_happened() {
        assertThat(inDoubt("").ending()).isEqualTo(Ending.FAILED);
        assertThat(bench.times("power.on")).isEqualTo(1);
    }

    @Test
    void an_answer_of_somebody_who_does_not_hold_the_role_does_not_count() {
        bench.speakWhen = state -> Question.open(state).isPresent();
        bench.toSay.add(new Said.Reply("1.1", "Bob", "yes", false));
        Event.Closed closed = bench.open(Plans.plan(Plans.ask("1.1", Otherwise.ABORT)));
        assertThat(closed.ending()).isEqualTo(Ending.FAILED);
        assertThat(bench.journal().entries().toString())
                .contains("only Ada may answer as drill-master");
    }

    @Test
    void a_gate_of_four_eyes_is_not_opened_by_the_one_who_started_the_drill() {
        bench.starter = "Ada";
        bench.speakWhen = state -> Question.open(state).isPresent();
        bench.toSay.add(new Said.Reply("1.1", "Ada", "yes", false));
        Event.Closed closed = bench.open(Plans.plan(Plans.fourEyes("1.1")));
        assertThat(closed.ending()).isEqualTo(Ending.FAILED);
        assertThat(bench.events()).contains("Dismissed").doesNotContain("Replied");
    }

    @Test
    void a_clock_that_is_set_is_noticed_and_moves_no_deadline() {
        bench.speakWhen =
                state -> {
                    if (state.step("1.1").isPresent() && bench.time.setBy().isZero()) {
                        bench.time.set(Duration.ofHours(-3));
                    }
                    return true;
                };
        Event.Closed closed = bench.open(Plans.plan(Plans.hold("1.1")));
        assertThat(closed.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(bench.events()).contains("ClockStepped");
        assertThat(Duration.ofNanos(bench.time.mono())).isLessThan(Duration.ofSeconds(5));
    }
}

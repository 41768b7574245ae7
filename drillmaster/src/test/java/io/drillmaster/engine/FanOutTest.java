package io.drillmaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.StepResult;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Comparator;
import io.drillmaster.runbook.Pace;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Undo;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FanOutTest {

    private static final List<String> HOSTS = List.of("chi-db1", "nyc-db1", "nyc-db2", "nyc-edge");

    private final Bench bench = new Bench();

    @BeforeEach
    void answers_come_late_and_the_last_first() {
        bench.late = true;
    }

    private static Step cutAll(int atOnce, int canary, int stopAfter) {
        return Plans.fanOut(
                (Step.Act) Plans.cut("1.1", "all hosts"),
                new Pace(atOnce, canary, stopAfter),
                HOSTS);
    }

    private List<String> hosts(String verb) {
        return bench.performed.stream()
                .filter(call -> call.verb().equals(verb))
                .map(Call::on)
                .toList();
    }

    /** The most calls of one purpose that had left and were without an answer at any time. */
    private long mostUnderWay(Purpose purpose) {
        Set<String> underWay = new HashSet<>();
        long most = 0;
        for (Entry entry : bench.journal().entries()) {
            if (entry.event() instanceof Event.Called called && called.purpose() == purpose) {
                underWay.add(called.step());
            }
            if (entry.event() instanceof Event.Answered answered && answered.purpose() == purpose) {
                underWay.remove(answered.step());
            }
            most = Math.max(most, underWay.size());
        }
        return most;
    }

    private Event.StepEnded ended(String step) {
        return bench.journal().entries().stream()
                .map(Entry::event)
                .filter(event -> event instanceof Event.StepEnded it && it.step().equals(step))
                .map(Event.StepEnded.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_act_on_one_host_after_the_other_is_taken_back_in_reverse() {
        Event.Closed closed = bench.open(Plans.plan(cutAll(1, 0, 0)));

        assertThat(closed.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(hosts("power.cut")).containsExactlyElementsOf(HOSTS);
        assertThat(hosts("power.on")).containsExactlyElementsOf(HOSTS.reversed());
        assertThat(mostUnderWay(Purpose.ACT)).isEqualTo(1);
        assertThat(ended("1.1").why()).isEqualTo("done on 4 of 4 hosts");
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "3, 3", "9, 4"})
    void as_many_as_allowed_are_under_way_forth_and_back(int allowed, int most) {
        Event.Closed closed = bench.open(Plans.plan(cutAll(allowed, 0, 0)));

        assertThat(closed.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(closed.left()).isEmpty();
        assertThat(hosts("power.cut")).containsExactlyInAnyOrderElementsOf(HOSTS);
        assertThat(hosts("power.on")).containsExactlyInAnyOrderElementsOf(HOSTS);
        assertThat(mostUnderWay(Purpose.ACT)).isEqualTo(most);
        assertThat(mostUnderWay(Purpose.UNDO)).isEqualTo(most);
    }

    @Test
    void all_that_leave_together_are_durable_in_one_sync() {
        bench.late = false;
        bench.open(Plans.plan(cutAll(4, 0, 0)));
        int together = bench.store.syncs;

        Bench slow = new Bench();
        slow.open(Plans.plan(cutAll(1, 0, 0)));

        assertThat(together).isLessThan(slow.store.syncs - 2);
    }

    @Test
    void the_rest_is_begun_only_when_the_canary_did_well() {
        bench.open(Plans.plan(cutAll(4, 1, 0)));

        List<String> events =
                bench.journal().entries().stream().map(each -> each.event().toString()).toList();
        int canary = first(events, "StepEnded[step=1.1/chi-db1");
        assertThat(first(events, "StepBegan[step=1.1/nyc-db1")).isGreaterThan(canary);
        assertThat(hosts("power.cut")).hasSize(4);
    }

    private static int first(List<String> events, String begins) {
        return events.indexOf(
                events.stream().filter(each -> each.startsWith(begins)).findFirst().orElseThrow());
    }

    private void refuses(String verb) {
        bench.insteadOf = verb;
        bench.instead = Optional.of(new Outcome.Refused("the breaker is locked"));
        bench.idle = true;
    }

    @Test
    void when_the_canary_fails_no_other_host_is_touched_however_much_the_step_bears() {
        refuses("power.cut");
        Event.Closed closed = bench.open(Plans.plan(cutAll(4, 1, 3)));

        assertThat(closed.ending()).isEqualTo(Ending.FAILED);
        assertThat(hosts("power.cut")).containsExactly("chi-db1");
        assertThat(ended("1.1").why())
                .contains("failed on chi-db1", "not begun on nyc-db1, nyc-db2, nyc-edge");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 3"})
    void after_more_failures_than_it_bears_no_further_host_is_begun(int bears, int begun) {
        refuses("power.cut");
        Event.Closed closed = bench.open(Plans.plan(cutAll(1, 0, bears)));

        assertThat(closed.ending()).isEqualTo(Ending.FAILED);
        assertThat(hosts("power.cut")).hasSize(begun);
    }

    @Test
    void failures_that_it_bears_are_told_and_the_drill_goes_on() {
        refuses("power.cut");
        bench.idleWhen = call -> call.on().equals("nyc-db1");
        Event.Closed closed = bench.open(Plans.plan(cutAll(2, 0, 1)));

        assertThat(closed.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(hosts("power.cut")).hasSize(4);
        assertThat(hosts("power.on")).doesNotContain("nyc-db1").hasSize(3);
        assertThat(ended("1.1").result()).isEqualTo(StepResult.DONE);
        assertThat(ended("1.1").why()).isEqualTo("done on 3 of 4 hosts; failed on nyc-db1");
    }

    @Test
    void those_under_way_when_one_fails_are_awaited_and_taken_back() {
        refuses("power.cut");
        bench.idleWhen = call -> call.on().equals("nyc-db1");
        Event.Closed closed = bench.open(Plans.plan(cutAll(2, 0, 0)));

        assertThat(closed.ending()).isEqualTo(Ending.FAILED);
        assertThat(closed.left()).isEmpty();
        assertThat(hosts("power.cut")).containsExactlyInAnyOrder("chi-db1", "nyc-db1");
        assertThat(hosts("power.on")).containsExactly("chi-db1");
    }

    @Test
    void an_abort_in_the_midst_waits_for_those_under_way_and_takes_back_each() {
        bench.speakWhen =
                state ->
                        state.step("1.1/nyc-db1")
                                .filter(each -> each.called().isPresent())
                                .filter(each -> each.outcome().isEmpty())
                                .isPresent();
        bench.toSay.add(new Said.Abort("Ada", "enough"));
        Event.Closed closed = bench.open(Plans.plan(cutAll(2, 0, 0)));

        assertThat(closed.ending()).isEqualTo(Ending.ABORTED);
        assertThat(closed.left()).isEmpty();
        assertThat(hosts("power.cut")).containsExactlyInAnyOrder("chi-db1", "nyc-db1");
        assertThat(hosts("power.on")).containsExactlyInAnyOrder("chi-db1", "nyc-db1");
        int back = bench.events().indexOf("TurnedBack");
        assertThat(bench.events().subList(0, back).stream().filter("Answered"::equals)).hasSize(2);
    }

    @Test
    void a_coordinator_killed_at_any_line_repeats_no_act_on_any_host_and_leaves_nothing() {
        Step.Act on = (Step.Act) Plans.act("1.2", "power.on", "all", new Undo.None("it stays"));
        Plan plan = Plans.plan(cutAll(2, 1, 0), Plans.fanOut(on, new Pace(3, 0, 0), HOSTS));
        Bench whole = new Bench();
        whole.late = true;
        whole.open(plan);
        int lines = whole.events().size();
        assertThat(lines).isGreaterThan(40);
        for (int line = 2; line <= lines; line++) {
            for (boolean durable : List.of(true, false)) {
                Bench mortal = new Bench();
                mortal.late = true;
                mortal.store.dieAfter = durable ? line : Integer.MAX_VALUE;
                mortal.store.dieBefore = durable ? Integer.MAX_VALUE : line;
                assertThatThrownBy(() -> mortal.open(plan)).isInstanceOf(MemoryStore.Died.class);
                mortal.store.dieAfter = Integer.MAX_VALUE;
                mortal.store.dieBefore = Integer.MAX_VALUE;
                mortal.die(line % 2 == 0);
                Event.Closed closed = mortal.resume();

                assertThat(closed.left()).as("left after line %d", line).isEmpty();
                assertThat(
                                mortal.performed.stream()
                                        .map(Call::mark)
                                        .filter(each -> !each.isEmpty()))
                        .as("after line %d", line)
                        .doesNotHaveDuplicates();
                mortal.time.pass(Duration.ofSeconds(30));
                assertThat(HOSTS).allMatch(mortal.estate::answers);
            }
        }
    }

    @Test
    void looks_go_on_beside_each_other_and_each_host_has_the_whole_time() {
        bench.late = false;
        bench.befalls("power.cut", "nyc-db1");
        bench.befalls("power.cut", "nyc-db2");
        Step.Await reached = (Step.Await) Plans.reached("1.1", Duration.ofSeconds(4), true);
        Step all = Plans.fanOut(reached, new Pace(4, 0, 0), HOSTS);
        Event.Closed closed = bench.open(Plans.plan(all));

        assertThat(closed.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(ended("1.1").result()).isEqualTo(StepResult.UNMET);
        assertThat(ended("1.1").why())
                .isEqualTo("done on 2 of 4 hosts; not so on nyc-db1, nyc-db2");
        assertThat(ended("1.1/nyc-db2").why()).contains("not within 4 s: reachable = yes");
    }

    @Test
    void an_await_that_comes_true_on_too_few_hosts_fails_the_drill() {
        bench.late = false;
        bench.befalls("power.cut", "nyc-db1");
        Step.Await reached = (Step.Await) Plans.reached("1.1", Duration.ofSeconds(4), false);
        Event.Closed closed =
                bench.open(
                        Plans.plan(
                                Plans.fanOut(reached, new Pace(4, 0, 0), HOSTS),
                                Plans.check("1.2", "leaders", Comparator.EQUAL, "1")));

        assertThat(closed.ending()).isEqualTo(Ending.FAILED);
        assertThat(closed.why()).contains("step 1.1 failed");
        assertThat(DrillState.of(bench.journal().entries()).step("1.2")).isEmpty();
    }
}

package io.drillmaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Cue;
import io.drillmaster.runbook.Failback;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Steps that have a time are begun no earlier, and late ones at once. */
final class CuesTest {

    private final Bench bench = new Bench();

    private static SortedMap<String, Cue> at(String step, Duration time) {
        return new TreeMap<>(Map.of(step, new Cue(Optional.of(time), Optional.empty())));
    }

    private static Entry first(Bench bench, Class<? extends Event> kind, String words) {
        return bench.journal().entries().stream()
                .filter(entry -> kind.isInstance(entry.event()))
                .filter(entry -> entry.event().toString().contains(words))
                .findFirst()
                .orElseThrow();
    }

    private static Duration begun(Bench bench, String step) {
        Entry from = first(bench, Event.PhaseBegan.class, "");
        return from.at().until(first(bench, Event.StepBegan.class, step).at());
    }

    @Test
    void a_step_waits_for_its_time_from_the_beginning_of_the_first_phase() {
        Plan plan = Plans.plan(Plans.hold("1.1"), Plans.hold("1.2"));

        bench.open(plan.with(at("1.2", Duration.ofMinutes(4))));

        assertThat(begun(bench, "1.2"))
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(4).plusMillis(200));
    }

    @Test
    void a_step_that_comes_late_begins_at_once() {
        Plan plan = Plans.plan(Plans.hold("1.1"), Plans.hold("1.2"));

        bench.open(plan.with(at("1.2", Duration.ofSeconds(2))));

        assertThat(begun(bench, "1.2"))
                .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(3).plusMillis(200));
    }

    @Test
    void whoever_resumes_waits_for_the_same_time() {
        Plan plan =
                Plans.plan(Plans.hold("1.1"), Plans.hold("1.2"))
                        .with(at("1.2", Duration.ofMinutes(4)));
        bench.store.dieBefore = 1 + bench.events().size() + waitingLine(plan);
        assertThatThrownBy(() -> bench.open(plan)).isInstanceOf(MemoryStore.Died.class);
        bench.store.dieBefore = Integer.MAX_VALUE;

        bench.resume();

        assertThat(begun(bench, "1.2"))
                .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(4).plusMillis(200));
    }

    /** The line of the beginning that is waited for. */
    private static int waitingLine(Plan plan) {
        Bench rehearsal = new Bench();
        rehearsal.open(plan);
        return rehearsal.events().lastIndexOf("StepBegan");
    }

    @Test
    void an_abort_is_heard_while_a_time_is_waited_for() {
        Plan plan =
                Plans.plan(Plans.cut("1.1", "nyc-db1"), Plans.hold("1.2"))
                        .with(at("1.2", Duration.ofMinutes(9)));
        bench.speakWhen = state -> state.step("1.1").flatMap(Progress::result).isPresent();
        bench.toSay.add(new Said.Abort("Ada", "enough"));

        Event.Closed closed = bench.open(plan);

        assertThat(closed.ending()).isEqualTo(Ending.ABORTED);
        assertThat(bench.times("power.on")).isEqualTo(1);
        assertThat(DrillState.of(bench.journal().entries()).step("1.2")).isEmpty();
    }

    @Test
    void on_the_way_home_nothing_waits_for_its_time() {
        Plan plan =
                Plans.phases(
                                new Failback(1, 2, 2),
                                List.of(List.of(Plans.hold("1.1")), List.of(Plans.hold("2.1"))))
                        .with(at("2.1", Duration.ofMinutes(30)));
        bench.toSay.add(new Said.Abort("Ada", "enough"));
        bench.speakWhen = state -> state.step("1.1").isPresent();

        bench.open(plan);

        assertThat(begun(bench, "2.1")).isLessThan(Duration.ofMinutes(1));
    }
}

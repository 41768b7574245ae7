package io.drillmaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Undo;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A call that was written down, and whose coordinator died before it left. */
final class CallAgainTest {

    private static final Plan CUT = Plans.plan(Plans.cut("1.1", "nyc-db1"));

    private final Bench bench = new Bench();

    /** The last line of a coordinator is its first call, which never left; another goes on. */
    static Event.Closed diedBeforeItLeft(Bench bench, Plan plan) {
        Bench rehearsal = new Bench();
        rehearsal.open(plan);
        bench.store.dieAfter = 1 + rehearsal.events().indexOf("Called");
        assertThatThrownBy(() -> bench.open(plan)).isInstanceOf(MemoryStore.Died.class);
        assertThat(bench.events()).last().isEqualTo("Called");
        bench.store.dieAfter = Integer.MAX_VALUE;
        return bench.resume();
    }

    private long called(String verb) {
        return bench.journal().entries().stream()
                .filter(entry ->
                        entry.event() instanceof Event.Called called
                                && called.call().verb().equals(verb))
                .count();
    }

    @Test
    void it_is_made_again_after_a_look_and_the_drill_goes_on_to_its_end() {
        Event.Closed closed = diedBeforeItLeft(bench, CUT);

        assertThat(closed.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(called("power.cut")).isEqualTo(2);
        assertThat(bench.times("power.cut")).isEqualTo(1);
        assertThat(bench.events()).containsSubsequence("Called", "SatDown", "Settled", "Called");
    }

    @Test
    void what_may_do_more_the_second_time_is_not_made_again() {
        Event.Closed closed =
                diedBeforeItLeft(
                        bench,
                        Plans.plan(
                                Plans.act(
                                        "1.1",
                                        "patroni.switchover",
                                        "trading-db",
                                        new Undo.None("it leads from there"))));

        assertThat(called("patroni.switchover")).isEqualTo(1);
        assertThat(closed.ending()).isEqualTo(Ending.FAILED);
    }

    /** It may be on its way still: nobody died, and it is the answer that is missing. */
    @Test
    void one_that_left_and_did_nothing_is_not_made_again() {
        bench.idle = true;
        bench.insteadOf = "power.cut";
        bench.instead = Optional.of(new Outcome.Unknown("the answer was lost"));

        assertThat(bench.open(CUT).ending()).isEqualTo(Ending.FAILED);
        assertThat(called("power.cut")).isEqualTo(1);
    }
}

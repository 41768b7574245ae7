package io.drillmaster.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.StepResult;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Comparator;
import org.junit.jupiter.api.Test;

class CheckTest {

    private final Bench bench = new Bench();

    @Test
    void a_check_that_does_not_hold_is_noted_and_the_drill_goes_on() {
        Plan plan =
                Plans.plan(
                        Plans.check("1.1", "leaders", Comparator.EQUAL, "1"),
                        Plans.check("1.2", "leaders", Comparator.EQUAL, "9"),
                        Plans.check("1.3", "streaming", Comparator.EQUAL, "2"));

        assertThat(bench.open(plan).ending()).isEqualTo(Ending.COMPLETED);

        assertThat(bench.journal().entries())
                .extracting(entry -> entry.event())
                .filteredOn(Event.StepEnded.class::isInstance)
                .extracting(event -> ((Event.StepEnded) event).result())
                .containsExactly(StepResult.DONE, StepResult.UNMET, StepResult.DONE);
        assertThat(bench.journal().entries().toString())
                .contains("not within 5 s: leaders = 9; last seen: ");
    }
}

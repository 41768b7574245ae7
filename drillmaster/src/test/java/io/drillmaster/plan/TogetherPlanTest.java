package io.drillmaster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.runbook.Page;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Questions that are put at the same time. */
class TogetherPlanTest {

    private static List<Step> last(String page) {
        Phase phase = Planned.usual().of(page).plan().phases().getLast();
        return phase.steps();
    }

    private static final String TOGETHER = "otherwise: continue\ntogether: yes\n";
    private static final String ALONE = "otherwise: continue\n";

    @Test
    void those_that_follow_each_other_are_one_step_and_keep_their_numbers() {
        List<Step> steps = last(Page.asking("10s", ALONE, TOGETHER, TOGETHER, ALONE));

        Step.FanOut one =
                (Step.FanOut)
                        steps.stream().filter(Step.FanOut.class::isInstance).findFirst().get();
        assertThat(one.title()).isEqualTo("2 questions at once");
        assertThat(one.parts()).hasSize(2).allMatch(Step.Ask.class::isInstance);
        String first = one.parts().getFirst().id();
        assertThat(one.id()).startsWith(first + "-");
        assertThat(steps.getLast()).isInstanceOf(Step.Ask.class);
        assertThat(steps.get(steps.indexOf(one) - 1)).isInstanceOf(Step.Ask.class);
    }
}

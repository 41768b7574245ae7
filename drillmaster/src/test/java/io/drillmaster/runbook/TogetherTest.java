package io.drillmaster.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TogetherTest {

    private static final String LAST = "hold: 5s\nbecause: it must stay good\n";
    private static final String TOGETHER = "otherwise: continue\ntogether: yes\n";
    private static final String ALONE = "otherwise: continue\n";

    @Test
    void they_take_as_long_as_one_of_them() {
        assertThat(Page.problems(Page.asking("40s", TOGETHER, TOGETHER, TOGETHER, TOGETHER)))
                .isEmpty();
        assertThat(Page.problem(Page.asking("40s", ALONE, ALONE, ALONE, ALONE)).toString())
                .contains("the phase `Fail over` has 5 min, and its steps may take");
    }

    @Test
    void a_gate_or_an_event_is_put_alone() {
        assertThat(Page.problem(Page.asking("40s", "otherwise: abort\ntogether: yes\n")).toString())
                .contains("a question at which the drill may end is put alone");
        assertThat(Page.problem(Page.asking("40s", TOGETHER + "at: 2m\n")).toString())
                .contains("a question that is put with others has no `at`");
        assertThat(
                        Page.problem(Page.asking("40s", "otherwise: continue\ntogether: no\n"))
                                .toString())
                .contains("`no` is not yes");
        assertThat(Page.problem(Page.with(LAST, LAST + "together: yes\n")).toString())
                .contains("together");
    }
}

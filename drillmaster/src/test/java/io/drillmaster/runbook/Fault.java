package io.drillmaster.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;

/**
 * One way to spoil the page, and what is said about it.
 *
 * @param at begins where the problem shall be said to be
 */
record Fault(String passage, String otherwise, String at, String message, String remedy) {

    DynamicTest test() {
        return DynamicTest.dynamicTest(message, this::isTold);
    }

    private void isTold() {
        String page = Page.with(passage, otherwise);
        assertThat(Page.problems(page)).hasSizeLessThan(4);
        assertThat(Page.problems(page))
                .anySatisfy(problem -> {
                    assertThat(page.split("\n", -1)[problem.line() - 1])
                            .isEqualTo(problem.excerpt());
                    assertThat(from(page, problem)).startsWith(at);
                    assertThat(problem.message()).contains(message);
                    assertThat(problem.remedy()).contains(remedy);
                });
    }

    /** The text from the place of a problem on. */
    private static String from(String page, Problem problem) {
        return page.lines()
                .skip(problem.line() - 1)
                .collect(Collectors.joining("\n", "", "\n"))
                .substring(problem.column() - 1);
    }
}

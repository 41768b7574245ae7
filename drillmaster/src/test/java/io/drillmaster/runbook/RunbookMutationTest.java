package io.drillmaster.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunbookMutationTest {

    private static final int PAGES = 3_000;

    @Test
    void a_spoilt_page_is_read_or_refused_with_places_that_exist() {
        int refused = 0;
        for (long seed = 0; seed < PAGES; seed++) {
            String page = new Mutator(seed).spoil(Page.good());
            List<Problem> problems = read(seed, page);
            refused += problems.isEmpty() ? 0 : 1;
            for (Problem problem : problems) {
                assertThat(isOf(problem, page)).as("seed %s: %s", seed, problem).isTrue();
            }
        }
        assertThat(refused).isBetween(PAGES / 4, PAGES - PAGES / 50);
    }

    /** A refusal never comes without a reason, and nothing is ever thrown. */
    private static List<Problem> read(long seed, String page) {
        try {
            return switch (RunbookReader.read("spoilt.md", page, Vocabulary.verbs())) {
                case Reading.Good _ -> List.of();
                case Reading.Bad bad -> {
                    assertThat(bad.problems()).as("seed %s", seed).isNotEmpty();
                    yield bad.problems();
                }
            };
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + seed + " broke the reader", e);
        }
    }

    private static boolean isOf(Problem problem, String page) {
        List<String> lines = page.lines().toList();
        String line = problem.line() <= lines.size() ? lines.get(problem.line() - 1) : "";
        return problem.line() >= 1
                && problem.line() <= Math.max(1, lines.size())
                && problem.column() >= 1
                && problem.column() <= line.length() + 1
                && problem.excerpt().equals(line)
                && !problem.message().isBlank()
                && !problem.remedy().isBlank()
                && problem.toString().startsWith("spoilt.md:");
    }
}

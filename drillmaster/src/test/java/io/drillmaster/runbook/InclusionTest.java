package io.drillmaster.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.drillmaster.runbook.Parts.Part;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InclusionTest {

    private static final String WHOLE =
            """
            ### Whole

            ```drill
            await: patroni.cluster
            on: trading-db
            until: leaders = 1, streaming >= 2, lag < 1MB
            within: 30s
            ```
            """;

    private static final String PART =
            """
            ---
            parameters: [database, lag]
            ---
            ### Whole

            The members of ${database}, by hand.

            ```drill
            await: patroni.cluster
            on: ${database}
            until: leaders = 1, streaming >= 2, lag < ${lag}
            within: 30s
            ```
            """;

    private static final String INCLUDED =
            """
            ```drill
            include: whole
            with: {database: trading-db, lag: 1MB}
            ```
            """;

    private static String page(String block) {
        return Page.with(WHOLE, block);
    }

    private static Reading read(String text, Map<String, String> parts) {
        SortedMap<String, Part> all = new TreeMap<>();
        parts.forEach((name, part) -> all.put(name, new Part("parts/" + name + ".md", part)));
        return RunbookReader.read(Page.FILE, text, Vocabulary.verbs(), new Parts(all));
    }

    private static Runbook good(String text, Map<String, String> parts) {
        return switch (read(text, parts)) {
            case Reading.Good good -> good.runbook();
            case Reading.Bad bad -> fail("refused: %s", bad.problems());
        };
    }

    private static String bad(String text, Map<String, String> parts) {
        return switch (read(text, parts)) {
            case Reading.Good _ -> fail("nothing was wrong");
            case Reading.Bad bad -> {
                assertThat(bad.problems()).hasSize(1);
                yield bad.problems().getFirst().toString();
            }
        };
    }

    @Test
    void a_part_is_read_as_if_it_stood_there() {
        Runbook runbook = good(page(INCLUDED), Map.of("whole", PART));

        assertThat(runbook.phases()).isEqualTo(Page.read(Page.good()).phases());
        assertThat(runbook.page())
                .contains("The members of trading-db, by hand.")
                .doesNotContain("include", "parameters: [database");
        assertThat(runbook.digest()).isEqualTo(Digest.sha256(runbook.page()));
    }

    @Test
    void a_page_that_includes_nothing_stays_as_it_was_written() {
        assertThat(Page.read(Page.good()).page()).isEqualTo(Page.good());
    }

    @Test
    void a_part_may_include_another_and_a_runbook_the_same_twice() {
        Map<String, String> parts =
                Map.of("outer", INCLUDED.replace("1MB", "2MB") + "\n" + INCLUDED, "whole", PART);

        Runbook runbook = good(page("```drill\ninclude: outer\n```\n"), parts);

        assertThat(runbook.page()).contains("lag < 2MB", "lag < 1MB");
    }

    @Test
    void every_step_of_a_part_takes_the_guard_of_its_inclusion() {
        Runbook runbook =
                good(
                        page(INCLUDED.replace("1MB}\n", "1MB}\nwhen: injection = power\n")),
                        Map.of("whole", PART));

        assertThat(runbook.phases().getFirst().steps())
                .filteredOn(Step.Await.class::isInstance)
                .allSatisfy(step -> assertThat(step.when()).isPresent());
    }

    @Test
    void what_is_wrong_in_a_part_is_named_with_the_file_of_the_part() {
        assertThat(bad(page(INCLUDED), Map.of("whole", PART.replace("leaders", "leeders"))))
                .startsWith("parts/whole.md:11:")
                .contains("leeders", "did you mean `leaders`?");
        assertThat(bad(page(INCLUDED.replace("1MB", "much")), Map.of("whole", PART)))
                .startsWith("parts/whole.md:11:")
                .contains("lag < much");
    }

    @Test
    void what_is_wrong_after_a_part_is_named_with_its_own_line() {
        String text = page(INCLUDED).replace("every: 1ms", "every: 1mz");
        long line = text.lines().takeWhile(each -> !each.equals("every: 1mz")).count() + 1;

        assertThat(bad(text, Map.of("whole", PART))).startsWith(Page.FILE + ":" + line + ":");
    }

    @Test
    void an_inclusion_that_cannot_be_says_what_would_be_right() {
        Map<String, String> parts = Map.of("whole", PART);

        assertThat(bad(page(INCLUDED.replace("whole", "hole")), parts))
                .contains("there is no part `hole`", "did you mean `whole`?");
        assertThat(bad(page(INCLUDED.replace(", lag: 1MB", "")), parts))
                .contains("the part needs a value for `lag`");
        assertThat(bad(page(INCLUDED.replace("1MB", "1MB, lagg: 2MB")), parts))
                .contains("the part takes no `lagg`", "did you mean `lag`?");
        assertThat(bad(page(INCLUDED.replace("with:", "wiht: x\nwith:")), parts))
                .contains("unknown key `wiht`");
        assertThat(
                        bad(
                                page(INCLUDED.replace("with:", "when: injection = power\nwith:")),
                                Map.of(
                                        "whole",
                                        PART.replace(
                                                "within: 30s",
                                                "within: 30s\nwhen: injection = power"))))
                .startsWith(Page.FILE)
                .contains("a step of the part has a `when:` of its own");
    }

    @Test
    void a_part_that_includes_itself_is_refused_where_it_does() {
        Map<String, String> parts =
                Map.of(
                        "one", "```drill\ninclude: other\n```\n",
                        "other", "\n```drill\ninclude: one\n```\n");

        assertThat(bad(page("```drill\ninclude: one\n```\n"), parts))
                .startsWith("parts/other.md:3:10:")
                .contains("`one` includes itself");
    }
}

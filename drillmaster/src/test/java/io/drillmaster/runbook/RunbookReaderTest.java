package io.drillmaster.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunbookReaderTest {

    @Test
    void a_page_becomes_phases_with_budgets_and_steps_with_numbers() {
        Runbook runbook = Page.read(Page.good());

        assertThat(runbook.id()).isEqualTo("DR-TEST-001");
        assertThat(runbook.settle()).isEqualTo(Duration.ofSeconds(3));
        assertThat(runbook.phases())
                .extracting(Phase::title, Phase::budget)
                .containsExactly(
                        tuple("Before", Duration.ofMinutes(15)),
                        tuple("Fail over", Duration.ofMinutes(5)));
        assertThat(runbook.phases().get(1).steps())
                .extracting(Step::id, Step::title)
                .contains(tuple("2.2", "Cut"));
    }

    @Test
    void an_act_carries_its_limit_its_mark_its_guard_and_its_undo() {
        Step cut = Page.read(Page.good()).phases().get(1).steps().get(1);

        assertThat(cut)
                .isEqualTo(
                        new Step.Act(
                                "2.2",
                                "Cut",
                                Optional.of(new Guard("injection", List.of("power"))),
                                "power.cut",
                                "leader of trading-db",
                                new TreeMap<>(),
                                Duration.ofSeconds(30),
                                Optional.of("failed"),
                                Optional.empty(),
                                new Undo.By(
                                        "power.on",
                                        "leader of trading-db",
                                        new TreeMap<>(),
                                        Duration.ofSeconds(60))));
    }

    @Test
    void an_await_looks_twice_a_second_unless_told_otherwise() {
        Step whole = Page.read(Page.good()).phases().get(0).steps().get(1);

        assertThat(whole)
                .isInstanceOfSatisfying(
                        Step.Await.class,
                        await -> {
                            assertThat(await.every()).isEqualTo(Duration.ofMillis(500));
                            assertThat(await.until())
                                    .hasToString("leaders = 1, streaming >= 2, lag < 1MB");
                        });
    }

    @Test
    void the_digest_is_of_the_very_text() {
        assertThat(Page.read(Page.good()).digest())
                .isEqualTo(Digest.sha256(Page.good()))
                .isNotEqualTo(Page.read(Page.good() + "\n").digest());
    }

    @Test
    void what_stands_in_prose_comments_and_other_fences_is_not_executed() {
        String prose =
                """
                ## Contacts

                ```bash
                patronictl list
                ```

                <!--
                ```drill
                act: power.cut
                ```
                -->

                ## Notes (see the wiki)
                """;

        assertThat(Page.read(Page.good() + prose).phases()).hasSize(2);
    }

    @Test
    void line_ends_of_other_systems_are_read_the_same() {
        Runbook unix = Page.read(Page.good());
        Runbook other = Page.read(Page.good().replace("\n", "\r\n"));

        assertThat(other.phases()).isEqualTo(unix.phases());
    }

    @Test
    void all_problems_are_told_at_once_and_in_order() {
        String text =
                Page.good()
                        .replace("patroni.switchover", "patroni.switchver")
                        .replace("limit: 30s\n", "")
                        .replace("role: drill-master\n", "role: drill-mistress\n")
                        .replace("tier: monthly", "teir: monthly");

        assertThat(Page.problems(text))
                .extracting(Problem::line, Problem::message)
                .containsExactly(
                        tuple(2, "`tier:` is missing"),
                        tuple(4, "unknown key `teir`"),
                        tuple(26, "nobody holds the role `drill-mistress` in this drill"),
                        tuple(68, "unknown verb `patroni.switchver`"),
                        tuple(80, "`limit:` is missing"));
    }

    @Test
    void a_problem_names_file_line_column_and_remedy_and_points_at_the_place() {
        Problem problem = Page.problem(Page.with("lag < 1MB", "leg < 1MB"));

        assertThat(problem.toString())
                .startsWith("drill.md:36:37: `patroni.cluster` tells no `leg`")
                .contains("until: leaders = 1, streaming >= 2, leg < 1MB")
                .contains("did you mean `lag`?");
        assertThat(problem.toString().lines().toList().get(2).indexOf('^') - 4)
                .isEqualTo(problem.column() - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "---", "---\n", "words", "---\n---\n", "\uFEFF---\nid: a\n---\n"})
    void a_text_that_is_no_runbook_is_refused(String text) {
        assertThat(Page.problems(text)).isNotEmpty();
    }

    @Test
    void a_text_too_long_to_follow_is_refused() {
        assertThat(Page.problem("x".repeat(1_000_001)).message()).contains("1000001 characters");
    }

    @Test
    void every_combination_of_choices_is_tried_while_there_are_few() {
        Parameter two = new Parameter("a", List.of("1", "2"));
        Parameter three = new Parameter("b", List.of("x", "y", "z"));

        assertThat(Variant.of(List.of(two, three)))
                .hasSize(6)
                .contains(new Variant(new TreeMap<>(Map.of("a", "2", "b", "z"))));
        assertThat(Variant.of(Collections.nCopies(200, two))).hasSizeLessThan(300);
    }
}

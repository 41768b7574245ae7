package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Comparator;
import io.drillmaster.runbook.Comparison;
import io.drillmaster.runbook.Condition;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Undo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Drills that restore a backup. */
class BackupMeasuresTest {

    private static final String HOST = "restore-1";

    private static final List<String> OBJECTIVES =
            List.of(
                    "isolation.reached = 0",
                    "backup.age < 26h",
                    "restore.time < 1m",
                    "rows.lost = 0",
                    "rows.altered = 0",
                    "rows.extra = 0");

    private static Step act(String id, String verb) {
        return new Step.Act(
                id,
                verb,
                Optional.empty(),
                verb,
                HOST,
                new TreeMap<>(),
                Duration.ofMinutes(1),
                Optional.empty(),
                Optional.empty(),
                new Undo.None("nothing is left"));
    }

    private static Step await(String id, String verb) {
        return new Step.Await(
                id,
                verb,
                Optional.empty(),
                verb,
                HOST,
                new TreeMap<>(),
                new Condition(List.of(new Comparison("reached", Comparator.EQUAL, "0"))),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Optional.empty(),
                true);
    }

    private static Plan plan() {
        return Plans.harmless(
                "DR-MONTHLY-BACKUP-001",
                "monthly",
                OBJECTIVES,
                new Phase(
                        "Restore",
                        Duration.ofMinutes(10),
                        List.of(
                                await("1.1", "backup.isolation"),
                                act("1.2", "backup.fetch"),
                                act("1.3", "backup.restore"),
                                await("1.4", "backup.age"),
                                act("1.5", "backup.reconcile"))));
    }

    private static final Map<String, String> NOBODY =
            Map.of("tried", "308", "reached", "0", "neighbours", "0", "routes", "0");

    private static Outcome done(String... pairs) {
        Map<String, String> facts = new TreeMap<>();
        for (int each = 0; each < pairs.length; each += 2) {
            facts.put(pairs[each], pairs[each + 1]);
        }
        return new Outcome.Done(Facts.of(facts));
    }

    private static Script brought(Map<String, String> isolation) {
        return new Script(plan())
                .sat()
                .at(1_000)
                .looked("1.1", true, isolation)
                .at(2_000)
                .called("1.2", "backup.fetch", HOST)
                .at(5_000)
                .answered("1.2", done("size", "1B"))
                .called("1.3", "backup.restore", HOST);
    }

    private static Script compared(String... reconciled) {
        return brought(NOBODY)
                .at(22_000)
                .answered("1.3", done("took", "17s"))
                .looked("1.4", true, Map.of("age-least", "3600s", "age-most", "3610s"))
                .called("1.5", "backup.reconcile", HOST)
                .at(30_000)
                .answered("1.5", done(reconciled));
    }

    private static String judged(Script script, int objective) {
        Script whole = script.at(90_000).closed(Ending.COMPLETED, "every step ended");
        Finding finding =
                Judge.judge(plan(), whole.entries(), new ModelCaptures()).findings().get(objective);
        return finding.verdict().word() + " " + finding.measurement().told();
    }

    @Test
    void a_restore_that_lost_nothing_meets_everything_with_figures() {
        Script script =
                compared("compared", "900", "lost", "0", "altered", "0", "extra", "0", "gone", "0");

        assertThat(judged(script, 0)).isEqualTo("met 0");
        assertThat(judged(script, 1)).isEqualTo("met 3600.000 .. 3610.000 s");
        assertThat(judged(script, 2)).startsWith("met 20.000 s");
        assertThat(judged(script, 3)).isEqualTo("met 0");
        assertThat(judged(script, 4)).isEqualTo("met 0");
        assertThat(judged(script, 5)).isEqualTo("met 0");
    }

    @Test
    void every_row_that_is_wrong_is_a_miss() {
        Script script =
                compared("compared", "900", "lost", "3", "altered", "2", "extra", "1", "gone", "0");

        assertThat(judged(script, 3)).isEqualTo("missed 3");
        assertThat(judged(script, 4)).isEqualTo("missed 2");
        assertThat(judged(script, 5)).isEqualTo("missed 1");
    }

    @Test
    void rows_that_production_may_have_deleted_since_prove_nothing() {
        Script script =
                compared("compared", "900", "lost", "0", "altered", "0", "extra", "0", "gone", "4");

        assertThat(judged(script, 5)).isEqualTo("unproven 0 .. 4");
    }

    @Test
    void where_no_row_could_be_compared_nothing_is_proven() {
        Script script =
                compared("compared", "0", "lost", "0", "altered", "0", "extra", "0", "gone", "0");

        assertThat(judged(script, 3)).startsWith("unproven");
        assertThat(judged(script, 5)).startsWith("unproven");
    }

    @Test
    void a_backup_that_could_not_be_restored_has_no_time_and_is_missed() {
        Script script =
                brought(NOBODY).answered("1.3", new Outcome.Refused("the dump cannot be read"));

        assertThat(judged(script, 2)).isEqualTo("missed did not happen");
        assertThat(judged(script, 3)).startsWith("unproven");
    }

    @Test
    void a_place_that_was_reached_or_a_neighbour_over_another_road_is_a_miss() {
        Map<String, String> leaky = new TreeMap<>(NOBODY);
        leaky.put("reached", "2");
        leaky.put("neighbours", "1");

        assertThat(judged(brought(leaky), 0)).isEqualTo("missed 3");
    }

    @Test
    void isolation_that_was_seen_only_after_the_restore_is_not_proven() {
        Script script =
                new Script(plan())
                        .sat()
                        .at(1_000)
                        .called("1.3", "backup.restore", HOST)
                        .looked("1.1", true, NOBODY);

        assertThat(judged(script, 0)).startsWith("unproven");
    }

    @Test
    void old_data_is_missed_whatever_its_file_is_called() {
        Script script =
                brought(NOBODY)
                        .looked("1.4", true, Map.of("age-least", "259000s", "age-most", "259200s"));

        assertThat(judged(script, 1)).startsWith("missed");
    }
}

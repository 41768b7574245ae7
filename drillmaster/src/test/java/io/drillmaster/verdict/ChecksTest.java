package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.StepResult;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Comparator;
import io.drillmaster.runbook.Comparison;
import io.drillmaster.runbook.Condition;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import io.drillmaster.verdict.Measurement.Interval;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Drills that only look. */
class ChecksTest {

    private static final Outcome FULL = new Outcome.Done(Facts.of(Map.of("disk-used", "99%")));
    private static final Outcome DEAF = new Outcome.Unknown("no answer");

    private static Step check(String id) {
        return new Step.Await(
                id,
                "A host is well: " + id.substring(4),
                Optional.empty(),
                "host.health",
                id.substring(4),
                new TreeMap<>(),
                new Condition(List.of(new Comparison("disk-used", Comparator.BELOW, "95%"))),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Optional.empty(),
                true);
    }

    private static Plan plan() {
        return Plans.harmless(
                "DR-DAILY-001",
                "daily",
                List.of("checks.failed = 0", "duration < 60s"),
                new Phase(
                        "Hosts",
                        Duration.ofMinutes(1),
                        List.of(check("1.1/nyc"), check("1.1/chi"), check("1.1/wit"))));
    }

    private static Script begun() {
        return new Script(plan()).sat().at(1_000).done("1.1/nyc").done("1.1/chi");
    }

    private static Finding judged(Script script, int objective) {
        Script whole = script.at(9_000).closed(Ending.COMPLETED, "every step ended");
        return Judge.judge(plan(), whole.entries(), new ModelCaptures()).findings().get(objective);
    }

    @Test
    void where_every_check_held_none_failed() {
        Finding finding = judged(begun().done("1.1/wit"), 0);

        assertThat(finding.verdict().word()).isEqualTo("met");
        assertThat(((Interval) finding.measurement()).note()).isEqualTo("3 of 3 checks held");
        assertThat(finding.measurement().entries()).hasSize(3);
    }

    @Test
    void one_that_was_seen_not_to_hold_is_missed_by_its_name() {
        Finding finding = judged(ended(FULL), 0);

        assertThat(finding.verdict().word()).isEqualTo("missed");
        assertThat(finding.verdict().why())
                .contains(
                        "2 of 3 checks held",
                        "not: 1.1/wit A host is well: wit"
                                + " (disk-used < 95% was wanted, 99% seen)");
    }

    @Test
    void one_that_nobody_could_see_is_neither() {
        Finding finding = judged(ended(DEAF), 0);

        assertThat(finding.verdict().word()).isEqualTo("unproven");
        assertThat(finding.measurement())
                .isInstanceOfSatisfying(
                        Interval.class,
                        it -> {
                            assertThat(it.lo()).isZero();
                            assertThat(it.hi()).isEqualTo(1);
                            assertThat(it.note()).contains("not seen: 1.1/wit");
                        });
    }

    @Test
    void one_that_was_never_begun_is_not_held_to_be_well() {
        assertThat(judged(begun(), 0).verdict().word()).isEqualTo("unproven");
    }

    @Test
    void the_whole_time_is_from_the_first_seat_to_the_last_word() {
        Finding finding = judged(begun().done("1.1/wit"), 1);

        assertThat(finding.verdict().word()).isEqualTo("met");
        assertThat(finding.measurement())
                .isInstanceOfSatisfying(
                        Interval.class, it -> assertThat(it.hi()).isBetween(8.9e9, 9.1e9));
    }

    private static Script ended(Outcome look) {
        return begun().add(new Event.Looked("1.1/wit", look, false))
                .add(new Event.StepEnded("1.1/wit", StepResult.UNMET, "not within 5 s"));
    }
}

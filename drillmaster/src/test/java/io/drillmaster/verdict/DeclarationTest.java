package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.StepResult;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Comparator;
import io.drillmaster.runbook.Comparison;
import io.drillmaster.runbook.Condition;
import io.drillmaster.runbook.Otherwise;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Quorum;
import io.drillmaster.runbook.Step;
import io.drillmaster.verdict.ClientModel.Away;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.verdict.Measurement.Never;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The recovery of a site in its parts: the alert, the declaration, service at the other site. */
class DeclarationTest {

    private static final Alignment ALIGNED =
            new Alignment(-ClientModel.AHEAD - 40_000, -ClientModel.AHEAD + 60_000);
    private static final String ALERT = "5.1";
    private static final String DECLARE = "5.2";
    private static final String SERVES = "5.3";
    private static final Map<String, String> CLOCKS =
            Map.of(
                    "ssh.reach wit-1 clock-offset", "2ms",
                    "ssh.reach wit-1 clock-error", "1ms");

    private static final Plan PLAN = asking(Quorum.ANYBODY);

    private static Plan asking(Quorum quorum) {
        Step declare =
                new Step.Ask(
                        DECLARE,
                        "Declare it",
                        Optional.empty(),
                        "drill-master",
                        "Is New York lost?",
                        Duration.ofMinutes(5),
                        Otherwise.ABORT,
                        false,
                        Optional.of("declared"),
                        quorum,
                        List.of(),
                        List.of());
        return Plans.changed(
                Plans.with(Fidelity.POWER, "decision < 5m", "execution < 10m", "rto.site < 15m"),
                new TreeMap<>(CLOCKS),
                new Phase(
                        "Declared",
                        Duration.ofMinutes(20),
                        List.of(await(ALERT, "detected"), declare, await(SERVES, "recovered"))));
    }

    private static Step await(String id, String mark) {
        return new Step.Await(
                id,
                "Look",
                Optional.empty(),
                "alertmanager.alerts",
                "alerts",
                new TreeMap<>(),
                new Condition(List.of(new Comparison("active", Comparator.AT_LEAST, "1"))),
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Optional.of(mark),
                false);
    }

    /** Power is cut at 5 s; the alert, by its own time, fires at 8 s and is seen at 12 s. */
    private static Script alerted() {
        return until(new Script(PLAN));
    }

    private static Script until(Script script) {
        return script.sat()
                .at(1_000)
                .watching(Plans.LEDGER, ALIGNED)
                .at(5_000)
                .called(Plans.INJECT, "power.cut", "nyc-db1")
                .at(5_060)
                .answered(Plans.INJECT)
                .began(ALERT)
                .at(12_000)
                .looked(ALERT, true, Map.of("active", "1", "starts-at", "2026-03-07T07:00:08Z"))
                .done(ALERT)
                .began(DECLARE);
    }

    private static Event reply(String by, boolean standIn) {
        return new Event.Replied(DECLARE, Purpose.ACT, "drill-master", by, "yes", standIn);
    }

    private static Script declared(boolean standIn) {
        return alerted().at(100_000).add(reply("ada", standIn)).done(DECLARE).began(SERVES);
    }

    private static Script served(boolean standIn) {
        return declared(standIn)
                .at(159_000)
                .looked(SERVES, false, Map.of("active", "0"))
                .at(160_000)
                .looked(SERVES, true, Map.of("active", "1"))
                .done(SERVES)
                .at(180_000)
                .watched(Plans.LEDGER, ALIGNED, "ledger")
                .closed(Ending.COMPLETED, "");
    }

    private static Finding find(Script script, String measure) {
        return find(PLAN, script, measure, 9_200);
    }

    private static Finding find(Plan plan, Script script, String measure) {
        return find(plan, script, measure, 9_200);
    }

    /** Clients are served again when so many milliseconds of the drill are over. */
    private static Finding find(Plan plan, Script script, String measure, double served) {
        ModelCaptures captures =
                new ModelCaptures()
                        .ops(
                                "ledger",
                                new ClientModel(1)
                                        .away(Away.REFUSED, 5_050, served)
                                        .ops(1_000, 179_000));
        return Judge.judge(plan, script.entries(), captures).findings().stream()
                .filter(each -> each.objective().measure().key().equals(measure))
                .findFirst()
                .orElseThrow();
    }

    private static void between(Finding finding, double lo, double hi) {
        assertThat(finding.measurement())
                .isInstanceOfSatisfying(
                        Interval.class,
                        it -> {
                            assertThat(it.lo() / 1e9).isEqualTo(lo);
                            assertThat(it.hi() / 1e9).isEqualTo(hi);
                        });
        assertThat(finding.verdict()).isInstanceOf(Verdict.Met.class);
    }

    @Test
    void a_recovery_is_told_in_its_parts() {
        between(find(served(false), "decision"), 91.997, 92.003);
        between(find(served(false), "execution"), 60, 60);
        between(find(served(false), "rto.site"), 152.94, 155);
    }

    @Test
    void a_site_is_replaced_when_every_client_is_served_again() {
        assertThat(find(PLAN, served(false), "rto.site", 165_000).measurement())
                .isInstanceOfSatisfying(
                        Interval.class, it -> assertThat(it.lo() / 1e9).isBetween(159.0, 160.1));
        assertThat(find(PLAN, served(false), "rto.site", 200_000).measurement())
                .isInstanceOf(Never.class);
    }

    @Test
    void a_stand_in_does_not_show_how_long_people_take() {
        Finding decision = find(served(true), "decision");

        assertThat(decision.measurement()).isInstanceOf(Absent.class);
        assertThat(decision.verdict().word()).isEqualTo("unproven");
        assertThat(decision.verdict().why()).contains("stand-in");
        between(find(served(true), "execution"), 60, 60);
    }

    @Test
    void where_two_have_to_declare_it_the_second_answer_decides() {
        Plan two = asking(new Quorum(2, false));
        Script declared = new Script(two);
        until(declared)
                .at(20_000)
                .add(reply("ada", false))
                .at(100_000)
                .add(reply("bob", false))
                .done(DECLARE)
                .closed(Ending.ABORTED, "enough");
        Script alone = new Script(two);
        until(alone)
                .at(20_000)
                .add(reply("ada", false))
                .at(400_000)
                .add(new Event.StepEnded(DECLARE, StepResult.FAILED, "silence"))
                .closed(Ending.FAILED, "step 5.2 failed");

        assertThat(find(two, declared, "decision").measurement().told()).contains("91.9", "92.0");
        assertThat(find(two, alone, "decision").measurement())
                .isInstanceOfSatisfying(
                        Never.class,
                        it -> assertThat(it.why()).contains("too few people answered step 5.2"));
    }

    @Test
    void where_nobody_declares_it_there_was_no_decision() {
        Script script =
                alerted()
                        .at(400_000)
                        .add(new Event.StepEnded(DECLARE, StepResult.FAILED, "silence"))
                        .closed(Ending.FAILED, "step 5.2 failed");

        assertThat(find(script, "decision").measurement()).isInstanceOf(Never.class);
        assertThat(find(script, "execution").measurement()).isInstanceOf(Never.class);
        assertThat(find(script, "decision").verdict().word()).isEqualTo("missed");
    }

    @Test
    void a_drill_that_ended_before_it_was_asked_tells_nothing() {
        Script script = alerted().closed(Ending.ABORTED, "enough");

        assertThat(find(script, "decision").measurement()).isInstanceOf(Absent.class);
        assertThat(find(script, "execution").measurement()).isInstanceOf(Absent.class);
    }

    @Test
    void a_site_that_was_declared_lost_and_never_served_elsewhere_is_missed() {
        Script script =
                declared(false)
                        .at(500_000)
                        .looked(SERVES, false, Map.of("active", "0"))
                        .add(new Event.StepEnded(SERVES, StepResult.FAILED, "late"))
                        .closed(Ending.FAILED, "step 5.3 failed");

        assertThat(find(script, "execution").measurement()).isInstanceOf(Never.class);
        assertThat(find(script, "rto.site").measurement()).isInstanceOf(Never.class);
    }
}

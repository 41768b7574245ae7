package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.Ending;
import io.drillmaster.plan.Injection;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import io.drillmaster.verdict.ClientModel.Away;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.verdict.Measurement.Never;
import io.drillmaster.watch.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Against models of paths whose truth is known. */
class PathsTest {

    private static final String THERE = "path.nyc-app1.chi-app1";
    private static final String OTHER = "path.nyc-app1.client-1";
    private static final String SESSION = "session.nyc-app1.chi-edge:8500";
    private static final Alignment ALIGNED =
            new Alignment(-ClientModel.AHEAD - 40_000, -ClientModel.AHEAD + 60_000);

    private static Plan plan(Fidelity fidelity, String objective) {
        Plan plan = Plans.with(fidelity, objective);
        String verb = fidelity == Fidelity.GRACEFUL ? "dns.update" : "network.link-down";
        List<Phase> phases = new ArrayList<>(plan.phases());
        phases.set(
                1,
                new Phase(
                        "Watch",
                        Duration.ofMinutes(2),
                        List.of(
                                watch("2.1", "network.path", "chi-app1 client-1"),
                                watch("2.2", "network.session", "chi-edge:8500"))));
        return Plans.changed(
                plan, phases, Optional.of(new Injection("3.1", verb, "nyc-router", fidelity)));
    }

    private static Step watch(String id, String kind, String to) {
        return new Step.Watch(
                id,
                kind,
                Optional.empty(),
                kind,
                "nyc-app1",
                new TreeMap<>(Map.of("to", to)),
                Duration.ofMillis(1));
    }

    private static Finding find(Plan plan, ModelCaptures captures) {
        Script script =
                new Script(plan)
                        .sat()
                        .at(1_000)
                        .watching("2.1", ALIGNED)
                        .watching("2.2", ALIGNED)
                        .at(5_000)
                        .called("3.1", "network.link-down", "nyc-router")
                        .at(5_060)
                        .answered("3.1")
                        .at(20_000)
                        .watched("2.1", ALIGNED, THERE, OTHER)
                        .watched("2.2", ALIGNED, SESSION)
                        .closed(Ending.COMPLETED, "");
        return Judge.judge(plan, script.entries(), captures).findings().getFirst();
    }

    private static ClientModel path() {
        return new ClientModel(3);
    }

    private static ModelCaptures captures(ClientModel there, ClientModel session) {
        return new ModelCaptures()
                .ops(THERE, there.ops(1_000, 20_000))
                .ops(OTHER, path().ops(1_000, 20_000))
                .ops(SESSION, session.ops(1_000, 20_000));
    }

    private static Interval interval(Finding finding) {
        assertThat(finding.measurement()).isInstanceOf(Interval.class);
        return (Interval) finding.measurement();
    }

    @Test
    void the_worst_path_counts_from_the_injection_and_each_is_told() {
        Finding finding =
                find(
                        plan(Fidelity.PARTITION, "path.outage < 5s"),
                        captures(path().away(Away.SILENT, 5_030, 5_200), path()));

        Interval found = interval(finding);
        assertThat(found.lo()).isLessThanOrEqualTo(170e6);
        assertThat(found.hi()).isBetween(170e6, 205e6);
        assertThat(found.note())
                .contains("slowest was nyc-app1 to chi-app1")
                .contains("nyc-app1 to client-1: 0 of ");
        assertThat(finding.verdict().word()).isEqualTo("met");
    }

    @Test
    void packets_that_came_late_are_not_lost() {
        ClientModel late = path().away(Away.HELD, 5_030, 5_200);

        Finding finding = find(plan(Fidelity.PARTITION, "path.lost = 0"), captures(late, path()));

        assertThat(interval(finding).hi()).isZero();
        assertThat(finding.verdict().word()).isEqualTo("met");
    }

    @Test
    void every_packet_without_an_answer_is_lost_until_the_watch_ends() {
        ClientModel twice =
                path().away(Away.SILENT, 5_030, 5_130).away(Away.REFUSED, 15_000, 15_050);
        List<Operation> ops = twice.ops(1_000, 20_000);
        long truth = ops.stream().filter(op -> !op.ok()).count();

        Finding finding =
                find(plan(Fidelity.PARTITION, "path.lost < 100"), captures(twice, path()));

        assertThat(interval(finding).lo()).isEqualTo((double) truth);
        assertThat(finding.verdict().word()).isEqualTo("missed");
    }

    @Test
    void a_path_that_does_not_carry_again_is_missed_however_well_the_others_are() {
        ClientModel gone = path().away(Away.SILENT, 5_030, 99_000);

        Finding finding =
                find(plan(Fidelity.PARTITION, "path.outage < 5s"), captures(gone, path()));

        assertThat(finding.measurement()).isInstanceOf(Never.class);
        assertThat(finding.verdict().why()).contains("nyc-app1 to chi-app1 was not carrying");
    }

    @Test
    void a_cut_that_no_path_felt_proves_nothing_and_a_planned_move_may_pass_unnoticed() {
        for (String objective :
                List.of("path.outage < 5s", "path.lost < 9", "sessions.broken = 0")) {
            Finding cut = find(plan(Fidelity.PARTITION, objective), captures(path(), path()));
            assertThat(cut.measurement()).isInstanceOf(Absent.class);
            assertThat(cut.verdict().why()).contains("the injection did not bite");

            Finding move = find(plan(Fidelity.GRACEFUL, objective), captures(path(), path()));
            assertThat(move.verdict().word()).isEqualTo("met");
        }
    }

    @Test
    void a_session_that_waited_is_kept_and_one_that_had_to_be_made_anew_is_broken() {
        ClientModel cut = path().away(Away.SILENT, 5_030, 5_200);
        Plan plan = plan(Fidelity.PARTITION, "sessions.broken = 0");

        Finding kept = find(plan, captures(cut, path().away(Away.HELD, 5_030, 5_900)));
        assertThat(interval(kept).hi()).isZero();
        assertThat(interval(kept).note())
                .contains("nyc-app1 to chi-edge:8500 kept, its slowest answer took 8");

        Finding broken = find(plan, captures(cut, path().away(Away.REFUSED, 7_000, 7_100)));
        assertThat(interval(broken).lo()).isEqualTo(1);
        assertThat(interval(broken).note()).contains("broken, ").contains("after the injection");
        assertThat(broken.verdict().word()).isEqualTo("missed");
    }
}

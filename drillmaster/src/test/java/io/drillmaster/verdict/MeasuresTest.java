package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.StepResult;
import io.drillmaster.plan.Plan;
import io.drillmaster.verdict.ClientModel.Away;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.verdict.Measurement.Never;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuresTest {

    private static final Alignment ALIGNED =
            new Alignment(-ClientModel.AHEAD - 40_000, -ClientModel.AHEAD + 60_000);

    private static Script begun(Plan plan) {
        return new Script(plan)
                .sat()
                .at(1_000)
                .watching(Plans.LEDGER, ALIGNED)
                .at(5_000)
                .called(Plans.INJECT, "power.cut", "nyc-db1")
                .at(5_060)
                .answered(Plans.INJECT)
                .at(20_000);
    }

    private static Script whole(Plan plan) {
        return begun(plan)
                .watched(Plans.LEDGER, ALIGNED, "ledger", "readback")
                .closed(Ending.COMPLETED, "");
    }

    private static ModelCaptures captures(Away way, double back, Reconciled reconciled) {
        return new ModelCaptures()
                .ops("ledger", new ClientModel(1).away(way, 5_030, back).ops(1_000, 20_000))
                .reconciled(reconciled);
    }

    private static Finding find(Plan plan, Script script, Captures captures) {
        return Judge.judge(plan, script.entries(), captures).findings().getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "rpo.tier1 = 0 transactions, POWER, 0, met",
        "rpo.tier1 = 0 transactions, POWER, 1, missed",
        "rpo.tier1 = 0 transactions, CRASH, 0, met",
        "rpo.tier1 = 0 transactions, PARTITION, 0, met",
        "rpo.tier1 = 0 transactions, GRACEFUL, 0, unproven",
        "rpo.tier1 = 0 transactions, GRACEFUL, 2, missed",
        "writes.lost = 0, GRACEFUL, 0, met",
        "writes.lost = 0, POWER, 3, missed",
    })
    void losses_count_exactly_and_a_graceful_move_never_proves_their_absence(
            String objective, Fidelity fidelity, long lost, String word) {
        Plan plan = Plans.with(fidelity, objective);
        Finding finding =
                find(
                        plan,
                        whole(plan),
                        captures(Away.REFUSED, 6_000, new Reconciled(100, lost, 0, 0, 4)));

        assertThat(finding.verdict().word()).isEqualTo(word);
        assertThat(((Interval) finding.measurement()).note()).contains("4 more are in doubt");
        if (word.equals("unproven")) {
            assertThat(finding.verdict().why()).startsWith("by fidelity");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "writes.duplicated = 0, 1, 0, 0, missed",
        "writes.reordered = 0, 0, 1, 0, missed",
        "writes.unknown <= 5, 0, 0, 5, met",
        "writes.unknown <= 5, 0, 0, 6, missed",
    })
    void each_count_is_held_against_its_own_target(
            String objective, long duplicated, long reordered, long unknown, String word) {
        Plan plan = Plans.with(Fidelity.POWER, objective);
        Reconciled found = new Reconciled(100, 0, duplicated, reordered, unknown);

        assertThat(find(plan, whole(plan), captures(Away.REFUSED, 6_000, found)).verdict().word())
                .isEqualTo(word);
    }

    @Test
    void a_table_that_was_not_read_back_proves_nothing() {
        Plan plan = Plans.with(Fidelity.POWER, "rpo.tier1 = 0 transactions");
        Script script =
                begun(plan).watched(Plans.LEDGER, ALIGNED, "ledger").closed(Ending.COMPLETED, "");
        Finding finding =
                find(plan, script, captures(Away.REFUSED, 6_000, new Reconciled(100, 0, 0, 0, 0)));

        assertThat(finding.verdict().word()).isEqualTo("unproven");
        assertThat(finding.verdict().why()).contains("not read back");
    }

    @Test
    void nothing_lost_where_nothing_was_injected_is_not_met() {
        Plan plan = Plans.with(Fidelity.POWER, "rpo.tier1 = 0 transactions");
        ModelCaptures calm =
                new ModelCaptures()
                        .ops("ledger", new ClientModel(1).ops(1_000, 20_000))
                        .reconciled(new Reconciled(100, 0, 0, 0, 0));

        assertThat(find(plan, whole(plan), calm).verdict().why()).contains("did not bite");
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSED, availability >= 94%, met",
        "REFUSED, availability >= 95%, missed",
        "SILENT, availability >= 94%, met",
        "SILENT, availability >= 95%, unproven",
    })
    void availability_is_bounded_by_what_is_unknown(Away way, String objective, String word) {
        Plan plan = Plans.with(Fidelity.POWER, objective);
        Finding finding =
                find(plan, whole(plan), captures(way, 6_030, new Reconciled(0, 0, 0, 0, 0)));

        assertThat(finding.verdict().word()).isEqualTo(word);
        assertThat(((Interval) finding.measurement()).note())
                .contains("window of 19.0 s", "of the budget burned");
    }

    @Test
    void replication_is_restored_between_the_look_before_and_the_look_that_holds() {
        Plan plan = Plans.with(Fidelity.POWER, "replication-restored < 30s");
        Script script =
                begun(plan)
                        .began(Plans.RESTORED)
                        .at(21_000)
                        .looked(Plans.RESTORED, false, Map.of("streaming", "1"))
                        .at(23_500)
                        .looked(Plans.RESTORED, true, Map.of("streaming", "2"))
                        .done(Plans.RESTORED)
                        .closed(Ending.COMPLETED, "");

        Interval interval = (Interval) find(plan, script, new ModelCaptures()).measurement();

        assertThat(interval.lo()).isEqualTo(14.94e9);
        assertThat(interval.hi()).isEqualTo(18.5e9);
    }

    @Test
    void replicas_that_were_back_at_the_first_look_may_have_been_back_at_once() {
        Plan plan = Plans.with(Fidelity.POWER, "replication-restored < 30s");
        Script script =
                begun(plan)
                        .began(Plans.RESTORED)
                        .at(20_100)
                        .looked(Plans.RESTORED, true, Map.of("streaming", "2"))
                        .closed(Ending.COMPLETED, "");

        Interval interval = (Interval) find(plan, script, new ModelCaptures()).measurement();

        assertThat(interval.lo()).isZero();
        assertThat(interval.hi()).isEqualTo(15.1e9);
    }

    @Test
    void replicas_that_never_came_back_are_missed() {
        Plan plan = Plans.with(Fidelity.POWER, "replication-restored < 30s");
        Script script =
                begun(plan)
                        .began(Plans.RESTORED)
                        .looked(Plans.RESTORED, false, Map.of("streaming", "1"))
                        .at(140_000)
                        .add(new Event.StepEnded(Plans.RESTORED, StepResult.FAILED, "late"))
                        .closed(Ending.FAILED, "step 4.1 failed");

        Finding finding = find(plan, script, new ModelCaptures());

        assertThat(finding.measurement()).isInstanceOf(Never.class);
        assertThat(finding.verdict().word()).isEqualTo("missed");
    }

    @Test
    void an_injection_without_an_answer_is_settled_by_a_look_or_not_at_all() {
        Plan plan = Plans.with(Fidelity.POWER, "replication-restored < 30s");
        Script lost =
                new Script(plan)
                        .sat()
                        .at(5_000)
                        .called(Plans.INJECT, "power.cut", "nyc-db1")
                        .at(9_000)
                        .answered(Plans.INJECT, new Outcome.Unknown("no answer within 60 s"))
                        .began(Plans.RESTORED)
                        .looked(Plans.RESTORED, true, Map.of())
                        .closed(Ending.FAILED, "");

        Finding finding = find(plan, lost, new ModelCaptures());

        assertThat(finding.measurement()).isInstanceOf(Absent.class);
        assertThat(finding.verdict().why()).contains("nobody knows", "no answer within 60 s");
    }
}

package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.Ending;
import io.drillmaster.verdict.ClientModel.Away;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.verdict.Measurement.Never;
import io.drillmaster.watch.Operation;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RtoDatabaseTest {

    private static final Alignment ALIGNED =
            new Alignment(-ClientModel.AHEAD - 40_000, -ClientModel.AHEAD + 60_000);

    /** Called at 5 s, took hold somewhere in the 60 ms until the answer. */
    private static Script script(Fidelity fidelity, double end) {
        return new Script(Plans.with(fidelity, "rto.database < 2s"))
                .sat()
                .at(1_000)
                .watching(Plans.LEDGER, ALIGNED)
                .at(5_000)
                .called(Plans.INJECT, "power.cut", "nyc-db1")
                .at(5_060)
                .answered(Plans.INJECT)
                .at(end)
                .watched(Plans.LEDGER, ALIGNED, "ledger")
                .closed(Ending.COMPLETED, "every step is done");
    }

    private static Finding judge(Fidelity fidelity, List<Operation> ops) {
        Script script = script(fidelity, 20_000);
        Captures captures = new ModelCaptures().ops("ledger", ops);
        return Judge.judge(Plans.with(fidelity, "rto.database < 2s"), script.entries(), captures)
                .findings()
                .getFirst();
    }

    @ParameterizedTest
    @EnumSource(Away.class)
    void the_truth_is_inside_the_interval_whatever_the_outage_looks_like(Away way) {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            double fault = 5_000 + random.nextDouble() * 60;
            double back = fault + 20 + random.nextDouble() * 3_000;
            ClientModel client = new ClientModel(seed).away(way, fault, back);
            if (random.nextInt(4) == 0) {
                client.descheduled(back - 10 - random.nextDouble() * 20, back + 15);
            }
            Finding finding = judge(Fidelity.POWER, client.ops(1_000, 20_000));

            assertThat(finding.measurement()).as("seed %s", seed).isInstanceOf(Interval.class);
            Interval interval = (Interval) finding.measurement();
            double truth = (back - fault) * 1e6;
            assertThat(interval.lo()).as("seed %s", seed).isLessThanOrEqualTo(truth);
            assertThat(interval.hi()).as("seed %s", seed).isGreaterThanOrEqualTo(truth);
        }
    }

    @Test
    void a_service_that_came_back_in_time_is_met_and_late_is_missed() {
        List<Operation> quick =
                new ClientModel(1).away(Away.REFUSED, 5_030, 6_500).ops(1_000, 20_000);
        List<Operation> slow =
                new ClientModel(1).away(Away.REFUSED, 5_030, 8_500).ops(1_000, 20_000);
        List<Operation> near =
                new ClientModel(1).away(Away.REFUSED, 5_030, 7_001).ops(1_000, 20_000);

        assertThat(judge(Fidelity.POWER, quick).verdict().word()).isEqualTo("met");
        assertThat(judge(Fidelity.POWER, slow).verdict().word()).isEqualTo("missed");
        assertThat(judge(Fidelity.POWER, near).verdict().word()).isEqualTo("unproven");
    }

    @Test
    void a_service_that_never_came_back_is_missed() {
        List<Operation> ops =
                new ClientModel(1).away(Away.SILENT, 5_030, 90_000).ops(1_000, 20_000);

        Finding finding = judge(Fidelity.POWER, ops);

        assertThat(finding.measurement()).isInstanceOf(Never.class);
        assertThat(finding.verdict().word()).isEqualTo("missed");
    }

    @Test
    void a_service_that_came_back_and_was_lost_for_good_later_is_missed() {
        for (Away first : List.of(Away.REFUSED, Away.HELD)) {
            List<Operation> ops =
                    new ClientModel(1)
                            .away(first, 5_030, 5_330)
                            .away(Away.REFUSED, 12_000, 90_000)
                            .ops(1_000, 20_000);

            Finding finding = judge(Fidelity.POWER, ops);

            assertThat(finding.measurement()).isInstanceOf(Never.class);
            assertThat(finding.verdict().word()).isEqualTo("missed");
            assertThat(finding.verdict().why()).contains("lost again");
        }
    }

    @Test
    void an_outage_cannot_be_told_from_a_service_that_failed_all_along() {
        List<Operation> ailing =
                new ClientModel(1)
                        .away(Away.REFUSED, 4_500, 4_700)
                        .away(Away.REFUSED, 5_030, 90_000)
                        .ops(1_000, 20_000);
        List<Operation> blemished =
                new ClientModel(1)
                        .away(Away.REFUSED, 4_500, 4_501)
                        .away(Away.REFUSED, 5_030, 90_000)
                        .ops(1_000, 20_000);

        assertThat(judge(Fidelity.POWER, ailing).verdict().why())
                .contains("not good before the injection either");
        assertThat(judge(Fidelity.POWER, blemished).verdict().word()).isEqualTo("missed");
    }

    @Test
    void a_prober_that_stood_still_makes_the_interval_wider_and_no_outage_longer() {
        List<Operation> ops =
                new ClientModel(1).away(Away.REFUSED, 5_030, 6_500).ops(1_000, 20_000);
        List<Operation> holed =
                ops.stream()
                        .map(op ->
                                op.due() > ClientModel.nanos(7_000)
                                                && op.due() < ClientModel.nanos(7_400)
                                        ? new Operation(
                                                op.seq(),
                                                op.due(),
                                                Operation.NEVER,
                                                op.due(),
                                                io.drillmaster.watch.Fate.NOT_TRIED,
                                                "")
                                        : op)
                        .toList();

        Interval interval = (Interval) judge(Fidelity.POWER, holed).measurement();

        assertThat(interval.lo()).isLessThan(1.47e9);
        assertThat(interval.hi()).isBetween(2.3e9, 2.5e9);
    }

    @Test
    void a_recovery_that_does_not_stay_good_does_not_count() {
        List<Operation> ops =
                new ClientModel(1)
                        .away(Away.REFUSED, 5_030, 5_500)
                        .away(Away.REFUSED, 6_500, 7_500)
                        .ops(1_000, 20_000);

        Interval interval = (Interval) judge(Fidelity.POWER, ops).measurement();

        assertThat(interval.lo()).isBetween(2.4e9, 2.5e9);
    }

    @Test
    void operations_that_only_waited_tell_the_outage_that_began_with_the_fault() {
        List<Operation> ops =
                new ClientModel(1)
                        .away(Away.REFUSED, 2_000, 2_600)
                        .away(Away.HELD, 5_030, 5_330)
                        .away(Away.HELD, 12_000, 12_900)
                        .ops(1_000, 20_000);

        Interval interval = (Interval) judge(Fidelity.CRASH, ops).measurement();

        assertThat(interval.lo()).isLessThanOrEqualTo(300e6);
        assertThat(interval.hi()).isBetween(300e6, 335e6);
    }

    @Test
    void a_watch_that_ends_before_the_settle_time_proves_nothing() {
        List<Operation> ops = new ClientModel(1).away(Away.REFUSED, 5_030, 5_500).ops(1_000, 6_500);

        Finding finding = judge(Fidelity.POWER, ops);

        assertThat(finding.measurement()).isInstanceOf(Absent.class);
        assertThat(finding.verdict().why())
                .contains("seen to stay so for only 99", "and must for 2 s");
    }

    @Test
    void an_injection_that_nobody_felt_did_not_bite() {
        List<Operation> ops = new ClientModel(1).ops(1_000, 20_000);

        assertThat(judge(Fidelity.POWER, ops).verdict().why()).contains("did not bite");
        assertThat(judge(Fidelity.GRACEFUL, ops).verdict().word()).isEqualTo("met");
    }

    @Test
    void a_refused_injection_measures_nothing() {
        Script script =
                new Script(Plans.with(Fidelity.POWER, "rto.database < 2s"))
                        .sat()
                        .watching(Plans.LEDGER, ALIGNED)
                        .at(5_000)
                        .called(Plans.INJECT, "power.cut", "nyc-db1")
                        .at(5_060)
                        .answered(Plans.INJECT, new Outcome.Refused("no such host"))
                        .watched(Plans.LEDGER, ALIGNED, "ledger")
                        .closed(Ending.FAILED, "step 3.1 failed");
        Captures captures =
                new ModelCaptures().ops("ledger", new ClientModel(1).ops(1_000, 20_000));

        Scorecard card =
                Judge.judge(
                        Plans.with(Fidelity.POWER, "rto.database < 2s"),
                        script.entries(),
                        captures);

        assertThat(card.verdict().word()).isEqualTo("unproven");
        assertThat(card.verdict().why()).contains("refused: no such host");
        assertThat(card.findings().getFirst().entries()).containsExactly(4L, 5L);
    }

    @Test
    void a_missing_capture_is_no_pass() {
        Scorecard card =
                Judge.judge(
                        Plans.with(Fidelity.POWER, "rto.database < 2s"),
                        script(Fidelity.POWER, 20_000).entries(),
                        new ModelCaptures());

        assertThat(card.verdict().word()).isEqualTo("unproven");
        assertThat(card.verdict().why()).contains("the measure broke off");
    }
}

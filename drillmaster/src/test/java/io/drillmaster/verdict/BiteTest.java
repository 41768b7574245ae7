package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.journal.Alignment;
import io.drillmaster.verdict.ClientModel.Away;
import io.drillmaster.watch.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client that hiccups some time after an injection that did nothing. */
class BiteTest {

    private static final Alignment ALIGNED =
            new Alignment(-ClientModel.AHEAD - 40_000, -ClientModel.AHEAD + 60_000);

    private static Finding judged(Fidelity fidelity, List<Operation> target) {
        var plan = Plans.with(fidelity, "rto.database < 2m", "rpo.tier1 = 0 transactions");
        Script script = Script.cut(plan, ALIGNED, "sentinel.nyc-db1", "sentinel.nyc-db2");
        ModelCaptures captures =
                new ModelCaptures()
                        .ops(
                                "ledger",
                                new ClientModel(1)
                                        .away(Away.REFUSED, 9_000, 9_200)
                                        .ops(1_000, 20_000))
                        .ops("sentinel.nyc-db1", target)
                        .ops("sentinel.nyc-db2", tries(Away.REFUSED, -1_000, 99_000));
        return Judge.judge(plan, script.entries(), captures).findings().getFirst();
    }

    private static List<Operation> tries(Away away, double from, double to) {
        return new ClientModel(3).every(20).away(away, from, to).ops(1_000, 20_000);
    }

    @Test
    void a_hiccup_is_not_the_outage_of_a_disaster_that_did_not_happen() {
        Finding finding = judged(Fidelity.POWER, tries(Away.REFUSED, 99_000, 99_001));

        assertThat(finding.verdict().word()).isEqualTo("unproven");
        assertThat(finding.verdict().toString()).contains("did not bite", "nyc-db1 itself took");
    }

    @Test
    void a_target_that_refused_once_and_was_quick_to_return_was_hit() {
        Finding finding = judged(Fidelity.CRASH, tries(Away.REFUSED, 5_030, 5_200));

        assertThat(finding.verdict().word()).isEqualTo("met");
    }

    @Test
    void a_target_that_fell_silent_was_hit() {
        Finding finding = judged(Fidelity.POWER, tries(Away.SILENT, 5_030, 99_000));

        assertThat(finding.verdict().word()).isEqualTo("met");
    }

    @Test
    void one_that_only_kept_a_write_waiting_while_it_took_others_was_not() {
        Finding finding = judged(Fidelity.POWER, tries(Away.HELD, 5_030, 5_500));

        assertThat(finding.verdict().word()).isEqualTo("unproven");
    }

    @Test
    void whom_a_planned_move_asked_may_take_writes_until_it_is_over() {
        Finding finding = judged(Fidelity.GRACEFUL, tries(Away.REFUSED, 9_000, 99_000));

        assertThat(finding.verdict().word()).isEqualTo("met");
    }
}

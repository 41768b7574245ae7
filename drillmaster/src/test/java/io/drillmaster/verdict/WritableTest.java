package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.Ending;
import io.drillmaster.verdict.ClientModel.Away;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WritableTest {

    private static final Alignment ALIGNED =
            new Alignment(-ClientModel.AHEAD - 40_000, -ClientModel.AHEAD + 60_000);

    /** A member that took writes only from one instant to another. */
    private static List<Operation> open(long seed, Away away, double from, double to) {
        return new ClientModel(seed)
                .every(20)
                .away(away, -1_000, from)
                .away(away, to, 99_000)
                .ops(1_000, 20_000);
    }

    private static Measurement measured(List<Operation> first, List<Operation> second) {
        return card(new ModelCaptures().ops("sentinel.a", first).ops("sentinel.b", second))
                .measurement();
    }

    private static Finding card(ModelCaptures captures) {
        var plan = Plans.with(Fidelity.POWER, "two-writable-primaries = 0s");
        Script script = Script.cut(plan, ALIGNED, "sentinel.a", "sentinel.b");
        captures.ops(
                "ledger", new ClientModel(9).away(Away.REFUSED, 5_050, 8_000).ops(1_000, 20_000));
        return Judge.judge(plan, script.entries(), captures).findings().getFirst();
    }

    @Test
    void a_leader_that_closes_before_the_next_opens_leaves_no_doubt() {
        Interval interval =
                (Interval)
                        measured(
                                open(1, Away.REFUSED, -2_000, 5_000),
                                open(2, Away.REFUSED, 6_000, 90_000));

        assertThat(interval.lo()).isZero();
        assertThat(interval.hi()).isZero();
    }

    @Test
    void a_host_without_power_is_explained_by_the_connections_it_does_not_take() {
        ModelCaptures captures =
                new ModelCaptures()
                        .ops(
                                "sentinel.a",
                                new ClientModel(1)
                                        .every(20)
                                        .away(Away.SILENT, 5_050, 6_000)
                                        .away(Away.REFUSED, 6_000, 99_000)
                                        .ops(1_000, 20_000))
                        .ops("sentinel.b", open(2, Away.REFUSED, 8_000, 90_000));

        assertThat(card(captures).verdict().word()).isEqualTo("met");
    }

    @Test
    void a_host_that_is_only_silent_may_still_take_writes() {
        ModelCaptures captures =
                new ModelCaptures()
                        .ops(
                                "sentinel.a",
                                new ClientModel(1)
                                        .every(20)
                                        .away(Away.SILENT, 5_050, 99_000)
                                        .ops(1_000, 20_000))
                        .ops("sentinel.b", open(2, Away.REFUSED, 8_000, 90_000));

        assertThat(card(captures).verdict().word()).isEqualTo("unproven");
    }

    /** A standby that takes no writes and lets some of them go without an answer. */
    private static List<Operation> standby(int unanswered) {
        List<Operation> tries = new ArrayList<>(open(1, Away.REFUSED, 90_000, 91_000));
        int at = tries.size() / 2;
        for (int i = at; i < at + unanswered; i++) {
            Operation op = tries.get(i);
            tries.set(
                    i,
                    new Operation(
                            op.seq(), op.due(), op.sent(), op.sent(), op.end(), Fate.UNKNOWN, ""));
        }
        return tries;
    }

    @Test
    void a_standby_whose_restart_cut_one_write_took_none() {
        ModelCaptures captures =
                new ModelCaptures()
                        .ops("sentinel.a", standby(1))
                        .ops("sentinel.b", open(2, Away.REFUSED, -2_000, 90_000));

        assertThat(card(captures).verdict().word()).isEqualTo("met");
    }

    @Test
    void a_standby_that_left_two_writes_unanswered_may_have_taken_them() {
        ModelCaptures captures =
                new ModelCaptures()
                        .ops("sentinel.a", standby(2))
                        .ops("sentinel.b", open(2, Away.REFUSED, -2_000, 90_000));

        assertThat(card(captures).verdict().word()).isEqualTo("unproven");
    }

    @Test
    void a_standby_that_kept_one_write_waiting_for_long_may_have_taken_it() {
        List<Operation> tries = standby(1);
        int at = tries.size() / 2;
        Operation cut = tries.get(at);
        tries.set(
                at,
                new Operation(
                        cut.seq(),
                        cut.due(),
                        cut.sent(),
                        cut.sent(),
                        cut.end() + 600_000_000L,
                        Fate.UNKNOWN,
                        ""));
        tries.subList(at + 1, at + 31).clear();
        ModelCaptures captures =
                new ModelCaptures()
                        .ops("sentinel.a", tries)
                        .ops("sentinel.b", open(2, Away.REFUSED, -2_000, 90_000));

        assertThat(card(captures).verdict().word()).isEqualTo("unproven");
    }

    @Test
    void two_that_take_writes_at_once_are_missed() {
        ModelCaptures captures =
                new ModelCaptures()
                        .ops("sentinel.a", open(1, Away.REFUSED, -2_000, 6_500))
                        .ops("sentinel.b", open(2, Away.REFUSED, 6_000, 90_000));

        assertThat(card(captures).verdict().word()).isEqualTo("missed");
    }

    @Test
    void one_write_taken_between_two_of_another_is_proof_enough() {
        Interval interval =
                (Interval)
                        measured(
                                open(1, Away.REFUSED, -2_000, 90_000),
                                open(2, Away.REFUSED, 6_000, 6_019));

        assertThat(interval.lo()).isPositive();
        assertThat(interval.told()).startsWith("more than 0");
    }

    @Test
    void a_member_whose_capture_is_missing_proves_nothing() {
        var plan = Plans.with(Fidelity.POWER, "two-writable-primaries = 0s");
        Script script =
                new Script(plan)
                        .sat()
                        .watching(Plans.SENTINEL, ALIGNED)
                        .watched(Plans.SENTINEL, ALIGNED, "sentinel.a")
                        .closed(Ending.COMPLETED, "");
        ModelCaptures captures =
                new ModelCaptures().ops("sentinel.a", open(1, Away.REFUSED, -2_000, 90_000));

        assertThat(
                        Judge.judge(plan, script.entries(), captures)
                                .findings()
                                .getFirst()
                                .measurement())
                .isInstanceOf(Absent.class);
    }

    @Test
    void the_true_overlap_is_always_inside_the_interval() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            double closes = 5_000 + random.nextDouble() * 3_000;
            double opens = 5_000 + random.nextDouble() * 3_000;
            Away away = random.nextBoolean() ? Away.REFUSED : Away.SILENT;
            Interval interval =
                    (Interval)
                            measured(
                                    open(seed, away, -2_000, closes),
                                    open(seed + 1, Away.REFUSED, opens, 90_000));
            double truth = Math.max(0, closes - opens) * 1e6;

            assertThat(truth)
                    .as("seed %s", seed)
                    .isBetween(interval.lo(), Math.max(interval.hi(), interval.lo()));
        }
    }
}

package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.Ending;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Comparator;
import io.drillmaster.runbook.Comparison;
import io.drillmaster.runbook.Condition;
import io.drillmaster.runbook.Failback;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.verdict.Measurement.Never;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Power is cut at 5 s, the other site is seen to serve at 8 s, and the way home begins at 15 s; an
 * order falls due each 10 ms.
 */
class AddedLatencyTest {

    private static final String ORDERS = "2.1";
    private static final String SERVES = "3.9";
    private static final Alignment ALIGNED =
            new Alignment(-ClientModel.AHEAD - 40_000, -ClientModel.AHEAD + 60_000);
    private static final Plan PLAN = plan();

    /** Which answer an order gets that fell due at a millisecond of the drill. */
    @FunctionalInterface
    private interface Answers {
        Operation to(long seq, double due);
    }

    private static Plan plan() {
        Plan plan = Plans.with(Fidelity.POWER, "latency.added < 20ms");
        List<Phase> phases = new ArrayList<>(plan.phases());
        Step watch =
                new Step.Watch(
                        ORDERS,
                        "Watch",
                        Optional.empty(),
                        "fix.orders",
                        "orders",
                        new TreeMap<>(),
                        Duration.ofMillis(10));
        Step serves =
                new Step.Await(
                        SERVES,
                        "Look",
                        Optional.empty(),
                        "http.get",
                        "chi-app1",
                        new TreeMap<>(),
                        new Condition(List.of(new Comparison("status", Comparator.EQUAL, "200"))),
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(5),
                        Optional.of("recovered"),
                        false);
        phases.set(1, new Phase("Watch", Duration.ofMinutes(2), List.of(watch)));
        phases.add(new Phase("Serve", Duration.ofMinutes(2), List.of(serves)));
        return leading(Plans.changed(plan, phases), new Failback(3, 4, 4));
    }

    private static Plan leading(Plan plan, Failback home) {
        return new Plan(
                plan.runbook(),
                plan.title(),
                plan.tier(),
                plan.runbookDigest(),
                plan.estate(),
                plan.kind(),
                plan.estateDigest(),
                plan.parameters(),
                plan.crew(),
                plan.settle(),
                plan.objectives(),
                plan.stops(),
                plan.resumes(),
                Optional.of(home),
                plan.phases(),
                plan.injection(),
                plan.settings(),
                plan.doubts(),
                plan.normal(),
                plan.digest());
    }

    private static Finding find(Answers answers) {
        Script script =
                new Script(PLAN)
                        .sat()
                        .at(1_000)
                        .watching(ORDERS, ALIGNED)
                        .at(5_000)
                        .called(Plans.INJECT, "power.cut", "nyc-db1")
                        .at(5_060)
                        .answered(Plans.INJECT)
                        .began(SERVES)
                        .at(8_000)
                        .looked(SERVES, true, Map.of("status", "200"))
                        .done(SERVES)
                        .at(15_000)
                        .phase(4, "The way home")
                        .at(20_000)
                        .watched(ORDERS, ALIGNED, "orders")
                        .closed(Ending.COMPLETED, "");
        List<Operation> ops = new ArrayList<>();
        for (double due = 1_000; due < 20_000; due += 10) {
            ops.add(answers.to(ops.size(), due));
        }
        return Judge.judge(PLAN, script.entries(), new ModelCaptures().ops("orders", ops))
                .findings()
                .getFirst();
    }

    private static Operation answer(long seq, double due, double took, Fate fate) {
        return new Operation(
                seq,
                ClientModel.nanos(due),
                ClientModel.nanos(due),
                ClientModel.nanos(due + took),
                fate,
                "");
    }

    /** 2 ms at home, 300 in between and after, and at the other site, once settled, as told. */
    private static Operation usual(long seq, double due, double there) {
        double took = due < 5_000 ? 2 : due < 10_001 || due >= 15_000 ? 300 : there;
        return answer(seq, due, took, Fate.OK);
    }

    @Test
    void what_the_other_site_adds_is_told_by_the_tail_of_both() {
        Finding finding = find((seq, due) -> usual(seq, due, 12));

        Interval measured = (Interval) finding.measurement();
        assertThat(measured.lo() / 1e6).isBetween(9.97, 10.0);
        assertThat(measured.hi() / 1e6).isBetween(10.0, 10.03);
        assertThat(measured.note())
                .contains("p99 2.00, p99.9 2.00", "p99 12.0", "of 499, of which 0 without")
                .contains("in its first 2 s, which do not count, p50 300");
        assertThat(finding.verdict().word()).isEqualTo("met");
    }

    @Test
    void one_in_fifty_that_is_late_makes_the_tail() {
        Finding finding = find((seq, due) -> usual(seq, due, seq % 50 == 0 ? 80 : 2));

        assertThat(finding.verdict().word()).isEqualTo("missed");
    }

    @Test
    void orders_without_an_answer_are_the_slowest_of_all() {
        Finding finding =
                find((seq, due) ->
                        seq % 50 == 0 && due > 8_000
                                ? answer(seq, due, 400, Fate.UNKNOWN)
                                : usual(seq, due, 2));

        assertThat(finding.measurement()).isInstanceOf(Never.class);
        assertThat(finding.verdict().word()).isEqualTo("missed");
    }

    @Test
    void orders_that_were_denied_tell_nothing_of_how_long_a_yes_takes() {
        Finding finding =
                find((seq, due) ->
                        seq % 3 == 0 && due > 8_000
                                ? answer(seq, due, 900, Fate.ERROR)
                                : usual(seq, due, 2));

        assertThat(finding.verdict().word()).isEqualTo("met");
        assertThat(((Interval) finding.measurement()).note()).contains("denied");
    }

    @Test
    void few_orders_have_no_tail() {
        Finding finding =
                find((seq, due) ->
                        due < 4_500 ? answer(seq, due, 0, Fate.NOT_TRIED) : usual(seq, due, 2));

        assertThat(finding.measurement())
                .isInstanceOfSatisfying(
                        Absent.class,
                        absent ->
                                assertThat(absent.why())
                                        .contains("50 orders fell due before the fault", "300"));
    }
}

package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Comparator;
import io.drillmaster.runbook.Comparison;
import io.drillmaster.runbook.Condition;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import io.drillmaster.verdict.ClientModel.Away;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.watch.Transition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The measures of a drill through the trading system. */
class TradingMeasuresTest {

    private static final String ORDERS = "2.1";
    private static final String LEADS = "2.2";
    private static final String POSITIONS = "4.1";
    private static final long MS = 1_000_000;

    private static final Alignment ALIGNED =
            new Alignment(-ClientModel.AHEAD - 40_000, -ClientModel.AHEAD + 60_000);

    /** The drill of the database with the watches of the trading system. */
    private static Plan plan(Fidelity fidelity, String... objectives) {
        Plan plan = Plans.with(fidelity, objectives);
        List<Phase> phases = new ArrayList<>(plan.phases());
        phases.set(
                1,
                new Phase(
                        "Watch",
                        Duration.ofMinutes(2),
                        List.of(
                                watch(ORDERS, "fix.orders", "orders", 1),
                                watch(LEADS, "http.roles", "orders", 10))));
        phases.set(3, new Phase("After", Duration.ofMinutes(10), List.of(positions())));
        return Plans.changed(plan, phases);
    }

    private static Step watch(String id, String kind, String on, long millis) {
        return new Step.Watch(
                id,
                "Watch",
                Optional.empty(),
                kind,
                on,
                new TreeMap<>(),
                Duration.ofMillis(millis));
    }

    private static Step positions() {
        return new Step.Await(
                POSITIONS,
                "Everybody keeps the same positions",
                Optional.empty(),
                "trading.positions",
                "orders",
                new TreeMap<>(),
                new Condition(List.of(new Comparison("differing", Comparator.EQUAL, "0"))),
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Optional.empty(),
                true);
    }

    private static Script drill(Plan plan) {
        return new Script(plan)
                .sat()
                .at(1_000)
                .watching(ORDERS, ALIGNED)
                .add(
                        new Event.WatchBegan(
                                LEADS,
                                ALIGNED,
                                new TreeMap<>(Map.of("members", "nyc-app1,chi-app1"))))
                .at(5_000)
                .called(Plans.INJECT, "power.cut", "nyc-app1")
                .at(5_060)
                .answered(Plans.INJECT)
                .at(20_000);
    }

    private static Script whole(Plan plan) {
        return drill(plan)
                .watched(ORDERS, ALIGNED, "orders", "readback")
                .watched(LEADS, ALIGNED, "roles")
                .closed(Ending.COMPLETED, "");
    }

    /** Instants are milliseconds of the drill, as the vantage's clock read them. */
    private static long at(double millis) {
        return Script.ORIGIN + ClientModel.AHEAD + (long) (millis * MS);
    }

    private static Transition change(String member, double before, double after, String role) {
        return new Transition(member, at(before), at(after), role, "takes orders", 1);
    }

    private static Finding find(Plan plan, Script script, Captures captures) {
        return Judge.judge(plan, script.entries(), captures).findings().getFirst();
    }

    private static ModelCaptures orders(Reconciled reconciled) {
        return new ModelCaptures()
                .ops(
                        "orders",
                        new ClientModel(1).away(Away.REFUSED, 5_030, 9_000).ops(1_000, 20_000))
                .reconciled(reconciled);
    }

    @Test
    void the_recovery_of_the_application_is_the_first_order_acknowledged_for_good() {
        Plan plan = plan(Fidelity.POWER, "rto.app < 60s");

        Finding finding = find(plan, whole(plan), orders(new Reconciled(9, 0, 0, 0, 0)));

        assertThat(finding.verdict().word()).isEqualTo("met");
        Interval measured = (Interval) finding.measurement();
        assertThat(measured.lo()).isLessThanOrEqualTo(3_970e6);
        assertThat(measured.hi()).isGreaterThanOrEqualTo(3_970e6).isLessThan(4_200e6);
        assertThat(measured.note()).contains("first acknowledged order");
        assertThat(
                        Judge.judge(
                                        plan,
                                        whole(plan).entries(),
                                        orders(new Reconciled(9, 0, 0, 0, 0)))
                                .outage())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "orders.lost = 0, 0, 0, 0, met",
        "orders.lost = 0, 1, 0, 0, missed",
        "orders.duplicated = 0, 0, 1, 0, missed",
        "orders.unknown <= 2, 0, 0, 3, missed",
    })
    void each_count_of_orders_is_held_against_its_own_target(
            String objective, long lost, long duplicated, long unknown, String word) {
        Plan plan = plan(Fidelity.POWER, objective);
        Reconciled found = new Reconciled(100, lost, duplicated, 0, unknown);

        assertThat(find(plan, whole(plan), orders(found)).verdict().word()).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({
        // The old leader is gone for sure before the new one may have begun.
        "6000, 6010, 14000, 14010, met",
        // It was seen to lead after the new one was.
        "15000, 15010, 14000, 14010, missed",
        // The looks were too far apart to tell.
        "13990, 14005, 14000, 14010, unproven",
    })
    void two_engines_that_lead_at_once_are_seen_and_looks_too_far_apart_prove_nothing(
            double lastYes, double firstNo, double lastNo, double firstYes, String word) {
        Plan plan = plan(Fidelity.POWER, "two-leaders = 0s");
        ModelCaptures captures =
                orders(new Reconciled(9, 0, 0, 0, 0))
                        .transitions(
                                List.of(
                                        change("nyc-app1", 1_000, 1_010, "leader"),
                                        change("chi-app1", 1_000, 1_010, "standby"),
                                        change("nyc-app1", lastYes, firstNo, "silent"),
                                        change("chi-app1", lastNo, firstYes, "leader")));

        assertThat(find(plan, whole(plan), captures).verdict().word()).isEqualTo(word);
    }

    @Test
    void an_engine_that_never_answered_may_have_led() {
        Plan plan = plan(Fidelity.POWER, "two-leaders = 0s");
        ModelCaptures captures =
                orders(new Reconciled(9, 0, 0, 0, 0))
                        .transitions(
                                List.of(
                                        change("nyc-app1", 1_000, 1_010, "leader"),
                                        change("chi-app1", 1_000, 1_010, "silent")));

        assertThat(find(plan, whole(plan), captures).verdict().word()).isEqualTo("unproven");
    }

    @ParameterizedTest
    @CsvSource({"0, met", "1, missed", "?, unproven"})
    void positions_count_as_they_were_at_the_last_look(String differing, String word) {
        Plan plan = plan(Fidelity.POWER, "positions.differing = 0");
        Script script =
                drill(plan)
                        .looked(POSITIONS, false, Map.of("differing", "7", "first", "x"))
                        .looked(
                                POSITIONS,
                                differing.equals("0"),
                                Map.of("differing", differing, "first", "CLIENT1/AAPL: 5, 6"))
                        .closed(Ending.COMPLETED, "");

        Finding finding = find(plan, script, orders(new Reconciled(9, 0, 0, 0, 0)));

        assertThat(finding.verdict().word()).isEqualTo(word);
        if (word.equals("missed")) {
            assertThat(finding.verdict().why()).contains("CLIENT1/AAPL: 5, 6");
        }
    }

    @Test
    void a_look_without_an_answer_does_not_hide_the_difference_that_was_seen_before_it() {
        Plan plan = plan(Fidelity.POWER, "positions.differing = 0");
        Script script =
                drill(plan)
                        .add(
                                new Event.Looked(
                                        POSITIONS, new Outcome.Unknown("no answer yet"), false))
                        .looked(POSITIONS, false, Map.of("differing", "1", "first", "x"))
                        .add(new Event.Looked(POSITIONS, new Outcome.Unknown("no answer"), false))
                        .closed(Ending.COMPLETED, "");

        assertThat(find(plan, script, orders(new Reconciled(9, 0, 0, 0, 0))).verdict().word())
                .isEqualTo("missed");
    }

    @Test
    void positions_that_could_not_be_compared_prove_nothing() {
        Plan plan = plan(Fidelity.POWER, "positions.differing = 0");
        Script never = drill(plan).closed(Ending.COMPLETED, "");
        Script refused =
                drill(plan)
                        .add(
                                new Event.Looked(
                                        POSITIONS, new Outcome.Refused("no risk engine"), false))
                        .closed(Ending.COMPLETED, "");

        for (Script script : List.of(never, refused)) {
            assertThat(find(plan, script, orders(new Reconciled(9, 0, 0, 0, 0))).verdict().word())
                    .isEqualTo("unproven");
        }
    }
}

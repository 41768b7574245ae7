package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.StepResult;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Comparator;
import io.drillmaster.runbook.Comparison;
import io.drillmaster.runbook.Condition;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.verdict.Measurement.Never;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DetectionTest {

    private static final String LOOK = "5.1";
    private static final Map<String, String> CLOCKS =
            Map.of(
                    "ssh.reach wit-1 clock-offset", "2ms",
                    "ssh.reach wit-1 clock-error", "1ms",
                    "ssh.reach nyc-db1 clock-offset", "0.5ms",
                    "ssh.reach nyc-db1 clock-error", "0.1ms");

    /** The model's plan, with a look for an alert at its end. */
    private static Plan plan(Map<String, String> settings) {
        Plan plan = Plans.with(Fidelity.POWER, "detection < 5s");
        Step look =
                new Step.Await(
                        LOOK,
                        "The monitoring notices",
                        Optional.empty(),
                        "alertmanager.alerts",
                        "alerts",
                        new TreeMap<>(),
                        new Condition(List.of(new Comparison("active", Comparator.AT_LEAST, "1"))),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30),
                        Optional.of("detected"),
                        false);
        return Plans.changed(
                plan,
                new TreeMap<>(settings),
                new Phase("Detection", Duration.ofMinutes(1), List.of(look)));
    }

    private static Script cut(Plan plan) {
        return new Script(plan)
                .sat()
                .at(5_000)
                .called(Plans.INJECT, "power.cut", "nyc-db1")
                .at(5_060)
                .answered(Plans.INJECT)
                .began(LOOK)
                .at(12_000);
    }

    private static Finding seen(Map<String, String> settings, String starts) {
        Plan plan = plan(settings);
        Script script =
                cut(plan)
                        .looked(LOOK, true, Map.of("active", "1", "starts-at", starts))
                        .done(LOOK)
                        .closed(Ending.COMPLETED, "");
        return find(plan, script);
    }

    private static Finding find(Plan plan, Script script) {
        return Judge.judge(plan, script.entries(), new ModelCaptures()).findings().getFirst();
    }

    @Test
    void detection_is_told_by_the_alerts_own_time_and_as_wide_as_the_worst_clock() {
        Finding finding = seen(CLOCKS, "2026-03-07T07:00:08Z");

        assertThat(finding.measurement())
                .isInstanceOfSatisfying(
                        Interval.class,
                        it -> {
                            assertThat(it.lo())
                                    .isEqualTo(8_000_000_000L - 3_000_000 - 5_060_000_000L);
                            assertThat(it.hi())
                                    .isEqualTo(8_000_000_000L + 3_000_000 - 5_000_000_000L);
                            assertThat(it.note()).contains("off by 3 ms at most");
                        });
        assertThat(finding.verdict().word()).isEqualTo("met");
    }

    @Test
    void an_alert_that_came_too_late_is_missed_and_one_at_the_bound_is_unproven() {
        assertThat(seen(CLOCKS, "2026-03-07T07:00:11Z").verdict().word()).isEqualTo("missed");
        assertThat(seen(CLOCKS, "2026-03-07T07:00:10.030Z").verdict().word()).isEqualTo("unproven");
    }

    @Test
    void an_alert_that_fired_since_before_tells_nothing_of_the_fault() {
        Finding finding = seen(CLOCKS, "2026-03-07T07:00:01Z");

        assertThat(finding.measurement()).isInstanceOf(Absent.class);
        assertThat(finding.verdict().why()).contains("before the injection");
    }

    @Test
    void without_a_clock_that_was_compared_or_a_time_that_is_told_nothing_is_measured() {
        assertThat(seen(Map.of(), "2026-03-07T07:00:08Z").measurement()).isInstanceOf(Absent.class);
        assertThat(seen(CLOCKS, "none").measurement()).isInstanceOf(Absent.class);
    }

    @Test
    void a_fault_that_raised_no_alert_in_time_is_missed() {
        Plan plan = plan(CLOCKS);
        Script script =
                cut(plan)
                        .looked(LOOK, false, Map.of("active", "0", "starts-at", "none"))
                        .at(42_000)
                        .add(new Event.StepEnded(LOOK, StepResult.FAILED, "late"))
                        .closed(Ending.FAILED, "step 5.1 failed");
        Finding finding = find(plan, script);

        assertThat(finding.measurement()).isInstanceOf(Never.class);
        assertThat(finding.verdict().word()).isEqualTo("missed");
    }
}

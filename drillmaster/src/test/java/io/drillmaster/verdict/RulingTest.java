package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.journal.Ending;
import io.drillmaster.runbook.Objective;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import io.drillmaster.verdict.Measurement.Never;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulingTest {

    @ParameterizedTest
    @CsvSource({
        // objective, lo, hi, verdict
        "rto.database < 2s, 1.2e9, 1.9e9, met",
        "rto.database < 2s, 1.9e9, 2.0e9, unproven",
        "rto.database < 2s, 2.0e9, 2.0e9, missed",
        "rto.database < 2s, 2.0e9, 2.1e9, missed",
        "rto.database < 2s, 1.0e9, 9.0e9, unproven",
        "rto.database <= 2s, 1.9e9, 2.0e9, met",
        "rto.database <= 2s, 2.0e9, 2.1e9, unproven",
        "rto.database <= 2s, 2.1e9, 2.2e9, missed",
        "rpo.tier1 = 0 transactions, 0, 0, met",
        "rpo.tier1 = 0 transactions, 1, 1, missed",
        "rpo.tier1 = 0 transactions, 0, 3, unproven",
        "writes.unknown = 5, 4, 4, missed",
        "writes.unknown = 5, 4, 6, unproven",
        "two-writable-primaries = 0s, 0, 0, met",
        "two-writable-primaries = 0s, 0, 2e6, unproven",
        "two-writable-primaries = 0s, 1e6, 2e6, missed",
        "availability >= 99.9%, 0.999, 1, met",
        "availability >= 99.9%, 0.998, 0.9995, unproven",
        "availability >= 99.9%, 0.5, 0.6, missed",
        "availability > 99%, 0.99, 0.99, missed",
        "availability > 99%, 0.99, 0.995, unproven",
        "availability > 99%, 0.995, 0.995, met",
    })
    void an_interval_is_met_inside_missed_outside_and_unproven_across(
            String objective, double lo, double hi, String word) {
        Objective promised = Plans.objective(objective);
        Interval measured =
                new Interval(lo, hi, promised.measure().dimension(), List.of(1L), "modelled");

        assertThat(Ruling.on(promised, measured).word()).isEqualTo(word);
    }

    @Test
    void what_did_not_happen_is_missed_and_what_nobody_saw_is_unproven() {
        Objective objective = Plans.objective("rto.database < 2m");

        assertThat(Ruling.on(objective, new Never("still down", List.of())))
                .isEqualTo(new Verdict.Missed("still down"));
        assertThat(Ruling.on(objective, new Absent("no witness", List.of())))
                .isEqualTo(new Verdict.Unproven("no witness"));
    }

    @Test
    void the_worst_finding_wins() {
        assertThat(worst(met(), met())).isEqualTo("met");
        assertThat(worst(met(), unproven())).isEqualTo("unproven");
        assertThat(worst(unproven(), missed(), met())).isEqualTo("missed");
    }

    @Test
    void a_drill_that_did_not_run_to_its_end_is_never_met() {
        List<Finding> findings = List.of(met());

        assertThat(Ruling.worst(findings, Ending.COMPLETED, "").word()).isEqualTo("met");
        assertThat(Ruling.worst(findings, Ending.ABORTED, "a person").word()).isEqualTo("unproven");
        assertThat(Ruling.worst(findings, Ending.FAILED, "a step").word()).isEqualTo("unproven");
    }

    @Test
    void a_runbook_without_objectives_proves_nothing() {
        assertThat(Ruling.worst(List.of(), Ending.COMPLETED, "").word()).isEqualTo("unproven");
    }

    private static String worst(Finding... findings) {
        return Ruling.worst(List.of(findings), Ending.COMPLETED, "").word();
    }

    private static Finding met() {
        return finding(new Verdict.Met());
    }

    private static Finding missed() {
        return finding(new Verdict.Missed("late"));
    }

    private static Finding unproven() {
        return finding(new Verdict.Unproven("blind"));
    }

    private static Finding finding(Verdict verdict) {
        return new Finding(
                Plans.objective("rto.database < 2m"), new Absent("", List.of()), verdict);
    }
}

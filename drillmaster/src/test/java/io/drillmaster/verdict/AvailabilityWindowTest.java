package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.Ending;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.verdict.ClientModel.Away;
import io.drillmaster.verdict.Measurement.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AvailabilityWindowTest {

    private static final Alignment ALIGNED =
            new Alignment(-ClientModel.AHEAD - 40_000, -ClientModel.AHEAD + 60_000);
    private static final double DAY = 86_400;

    private static Finding find(String objective, ClientModel client) {
        Plan plan = Plans.with(Fidelity.POWER, objective);
        Script script =
                new Script(plan)
                        .sat()
                        .at(1_000)
                        .watching(Plans.LEDGER, ALIGNED)
                        .at(5_000)
                        .called(Plans.INJECT, "power.cut", "nyc-db1")
                        .at(5_060)
                        .answered(Plans.INJECT)
                        .at(20_000)
                        .watched(Plans.LEDGER, ALIGNED, "ledger", "readback")
                        .closed(Ending.COMPLETED, "");
        ModelCaptures captures = new ModelCaptures().ops("ledger", client.ops(1_000, 20_000));
        return Judge.judge(plan, script.entries(), captures).findings().getFirst();
    }

    private static Interval measured(Finding finding) {
        return (Interval) finding.measurement();
    }

    /** Seconds of the window without service. */
    private static double lost(double share, double window) {
        return (1 - share) * window;
    }

    @ParameterizedTest
    @EnumSource(Away.class)
    void what_the_window_lost_is_as_long_as_the_outage_was(Away way) {
        ClientModel client = new ClientModel(1).away(way, 5_030, 5_830);
        Interval interval = measured(find("availability > 99.99 % over 90d", client));

        assertThat(lost(interval.hi(), 90 * DAY)).isBetween(0.78, 0.8);
        assertThat(lost(interval.lo(), 90 * DAY)).isBetween(0.8, 0.81);
    }

    @ParameterizedTest
    @CsvSource({
        // an outage of 2 s against budgets of 777.6 s, 0.864 s and about 2 s
        "availability > 99.99 % over 90d, met",
        "availability > 99.999 % over 1d, missed",
        "availability > 99.997685 % over 1d, unproven",
    })
    void the_outage_is_held_against_the_budget_of_the_window(String objective, String word) {
        ClientModel client = new ClientModel(1).away(Away.REFUSED, 5_030, 7_030);

        assertThat(find(objective, client).verdict().word()).isEqualTo(word);
    }

    @Test
    void the_note_tells_budget_and_burn_and_what_it_cannot_know() {
        ClientModel client = new ClientModel(1).away(Away.REFUSED, 5_030, 12_806);

        assertThat(measured(find("availability > 99.99 % over 90d", client)).note())
                .contains("in 1 outage; the error budget is 777.600 s in 90 d")
                .contains("this drill burned 1.00 .. 1.00 % of it")
                .endsWith(
                        "other outages of the same 90 d are not counted, for the drill does not"
                                + " know them");
    }

    @Test
    void two_outages_burn_together() {
        ClientModel client =
                new ClientModel(1).away(Away.REFUSED, 5_030, 6_030).away(Away.SILENT, 9_000, 9_500);
        Interval interval = measured(find("availability > 99.99 % over 90d", client));

        assertThat(interval.note()).contains("in 2 outages");
        assertThat(lost(interval.lo(), 90 * DAY)).isBetween(1.5, 1.52);
    }

    @Test
    void service_that_never_came_back_burns_nobody_knows_how_much() {
        ClientModel client = new ClientModel(1).away(Away.REFUSED, 5_030, 99_000);
        Finding lasting = find("availability > 99.99 % over 90d", client);

        assertThat(lasting.verdict().word()).isEqualTo("unproven");
        assertThat(measured(lasting).note()).contains("still away when the watch ended");
        assertThat(find("availability > 99.99 % over 1d", client).verdict().word())
                .as("the 15 s that were seen are too many already")
                .isEqualTo("missed");
    }

    @Test
    void a_share_of_a_long_window_is_never_rounded_to_the_whole() {
        double lost = 0.000_003_1;

        assertThat(new Interval(1 - lost, 1 - lost, Dimension.SHARE, List.of(), "").told())
                .isEqualTo("99.99969 %");
        assertThat(new Interval(0.98765, 1, Dimension.SHARE, List.of(), "").told())
                .isEqualTo("98.765 .. 100.000 %");
    }
}

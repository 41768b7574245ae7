package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Exhibit;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Alignment;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Undo;
import io.drillmaster.watch.CaptureDamaged;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrphansTest {

    private static final Alignment ALIGNED = new Alignment(0, 0);
    private static final String LOOK = "5.1";
    private static final Exhibit ROWS = new Exhibit("exhibits/4.1.csv", 99, "ab".repeat(32));

    private static List<Operation> operations(Fate... fates) {
        return IntStream.range(0, fates.length)
                .mapToObj(seq -> new Operation(seq, seq, seq, seq + 1, fates[seq], ""))
                .toList();
    }

    private static OrphanIds ids(long... all) {
        OrphanIds ids = new OrphanIds();
        for (long id : all) {
            ids.row(id);
        }
        ids.stranger();
        return ids;
    }

    @Test
    void each_row_is_sorted_by_what_the_client_knows_of_it() {
        Orphans orphans =
                Orphans.of(
                        ids(1, 2, 3, 4, 99),
                        operations(Fate.OK, Fate.OK, Fate.OK, Fate.UNKNOWN, Fate.READ_ONLY));

        assertThat(orphans).isEqualTo(new Orphans(2, 1, 1, 2));
    }

    private static Plan plan() {
        Step look =
                new Step.Act(
                        LOOK,
                        "What the former leader alone has",
                        Optional.empty(),
                        "postgres.orphans",
                        "trading-db",
                        new TreeMap<>(Map.of("member", "nyc-db1")),
                        Duration.ofSeconds(60),
                        Optional.empty(),
                        Optional.empty(),
                        new Undo.None("it puts everything back by itself"));
        Plan plan = Plans.with(Fidelity.POWER, "orphans.acknowledged = 0");
        List<Phase> phases = new ArrayList<>(plan.phases());
        phases.add(new Phase("Former leader", Duration.ofMinutes(5), List.of(look)));
        return Plans.changed(plan, phases);
    }

    private static Script script(Map<String, String> told) {
        Map<String, String> facts = new TreeMap<>(told);
        facts.putAll(ROWS.facts());
        return new Script(plan())
                .sat()
                .watching(Plans.LEDGER, ALIGNED)
                .at(9_000)
                .called(LOOK, "postgres.orphans", "trading-db")
                .answered(LOOK, new Outcome.Done(Facts.of(facts)))
                .watched(Plans.LEDGER, ALIGNED, "ledger");
    }

    private static Measurement measured(Script script, ModelCaptures captures) {
        return Orphaned.acknowledged(new CaseFile(plan(), script.entries(), captures));
    }

    private static ModelCaptures captures() {
        return new ModelCaptures()
                .ops("ledger", operations(Fate.OK, Fate.OK, Fate.UNKNOWN))
                .orphans(() -> ids(1, 2));
    }

    @Test
    void what_was_acknowledged_and_is_only_there_is_measured_exactly() {
        Measurement measurement =
                measured(
                        script(
                                Map.of(
                                        "table",
                                        "drill_ledger",
                                        "orphans",
                                        "3",
                                        "member",
                                        "nyc-db1")),
                        captures());

        assertThat(measurement)
                .isInstanceOfSatisfying(
                        Measurement.Interval.class,
                        interval -> {
                            assertThat(interval.lo()).isEqualTo(1);
                            assertThat(interval.hi()).isEqualTo(1);
                            assertThat(interval.note())
                                    .contains(
                                            "3 rows", "1 had been acknowledged", "1 were in doubt");
                        });
    }

    @Test
    void rows_of_another_table_say_nothing_of_the_client() {
        assertThat(measured(script(Map.of("table", "orders")), captures()))
                .isInstanceOf(Measurement.Absent.class);
    }

    @Test
    void an_exhibit_that_was_altered_measures_nothing() {
        ModelCaptures altered =
                captures()
                        .orphans(() -> {
                            throw new CaptureDamaged("it was altered");
                        });

        assertThat(measured(script(Map.of("table", "drill_ledger")), altered))
                .isInstanceOfSatisfying(
                        Measurement.Absent.class,
                        absent -> assertThat(absent.why()).contains("it was altered"));
    }

    @Test
    void a_former_leader_at_which_nobody_looked_measures_nothing() {
        assertThat(measured(new Script(plan()).sat(), captures()))
                .isInstanceOf(Measurement.Absent.class);
    }
}

package io.drillmaster.verdict;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Measure;
import io.drillmaster.runbook.Objective;
import java.util.List;

/** Grades a drill from what was promised, what was journalled and what the watches saw. */
public final class Judge {

    private Judge() {}

    /** Judges; the same arguments always give the same scorecard. */
    public static Scorecard judge(Plan plan, List<Entry> entries, Captures captures) {
        Evidence evidence = new Evidence(plan, entries, captures);
        List<Finding> findings =
                plan.objectives().stream().map(objective -> find(evidence, objective)).toList();
        Ending ending = Ending.FAILED;
        String why = "its journal has no end";
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.Closed closed) {
                ending = closed.ending();
                why = closed.why();
            }
        }
        return new Scorecard(
                Ruling.worst(findings, ending, why), findings, NotVerified.of(evidence));
    }

    private static Finding find(Evidence evidence, Objective objective) {
        Measurement measurement = measure(evidence, objective.measure());
        Verdict verdict = Ruling.on(objective, measurement);
        return new Finding(objective, measurement, byFidelity(evidence.plan(), objective, verdict));
    }

    /** A measure that crashes has measured nothing. */
    private static Measurement measure(Evidence evidence, Measure measure) {
        try {
            return switch (measure) {
                case RTO_DATABASE -> RtoDatabase.of(evidence);
                case RPO_TIER1, WRITES_LOST -> Writes.lost(evidence);
                case WRITES_DUPLICATED -> Writes.duplicated(evidence);
                case WRITES_REORDERED -> Writes.reordered(evidence);
                case WRITES_UNKNOWN -> Writes.unknown(evidence);
                case TWO_WRITABLE_PRIMARIES, REPLICATION_RESTORED, AVAILABILITY ->
                        new Measurement.Absent("nothing measures " + measure.key(), List.of());
            };
        } catch (RuntimeException e) {
            return new Measurement.Absent("the measure broke off: " + e, List.of());
        }
    }

    private static Verdict byFidelity(Plan plan, Objective objective, Verdict verdict) {
        boolean graceful =
                plan.injection().map(i -> i.fidelity() == Fidelity.GRACEFUL).orElse(false);
        if (objective.measure() == Measure.RPO_TIER1
                && graceful
                && verdict instanceof Verdict.Met) {
            return new Verdict.Unproven(
                    "by fidelity: a graceful move drains its log to the standby before it stops, so"
                            + " it loses nothing by construction; only a crash, power or partition"
                            + " injection can show what a disaster loses");
        }
        return verdict;
    }
}

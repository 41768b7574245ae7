package io.drillmaster.verdict;

import io.drillmaster.journal.CaptureRef;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Exact counts of what became of the client's writes, from its ledger and the table. */
final class Writes {

    private Writes() {}

    static Measurement lost(CaseFile drill) {
        return counted(drill, Reconciled::lost, "acknowledged writes that cannot be read back");
    }

    static Measurement duplicated(CaseFile drill) {
        return counted(drill, Reconciled::duplicated, "writes found more than once");
    }

    static Measurement reordered(CaseFile drill) {
        return counted(drill, Reconciled::reordered, "writes found out of their order");
    }

    static Measurement unknown(CaseFile drill) {
        return counted(drill, Reconciled::unknown, "writes without an answer");
    }

    private static Measurement counted(
            CaseFile drill, ToLongFunction<Reconciled> count, String what) {
        Optional<Watched> ledger = drill.watch(Kinds.LEDGER);
        if (ledger.isEmpty()) {
            return new Absent("the plan keeps no ledger of acknowledged writes", List.of());
        }
        Watched watched = ledger.get();
        Optional<CaptureRef> writes = watched.capture(Kinds.LEDGER_CAPTURE);
        Optional<CaptureRef> readback = watched.capture(Kinds.READBACK_CAPTURE);
        if (writes.isEmpty() || readback.isEmpty()) {
            return new Absent(
                    (writes.isEmpty() ? "the ledger is missing" : "the table was not read back")
                            + watched.trouble().map(t -> ": " + t).orElse(""),
                    watched.entries());
        }
        Reconciled r = drill.captures().reconciled(writes.get(), readback.get());
        long value = count.applyAsLong(r);
        return new Interval(
                value,
                value,
                Dimension.COUNT,
                watched.entries(),
                what
                        + ", of "
                        + r.acknowledged()
                        + " acknowledged; "
                        + r.unknown()
                        + " more are in doubt and count neither as lost nor as kept");
    }
}

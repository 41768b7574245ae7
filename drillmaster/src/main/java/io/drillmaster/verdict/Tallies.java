package io.drillmaster.verdict;

import io.drillmaster.journal.CaptureRef;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.verdict.Measurement.Absent;
import io.drillmaster.verdict.Measurement.Interval;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Exact counts of what became of what a client did, from its own record and the database. */
final class Tallies {

    private Tallies() {}

    static Measurement lost(CaseFile drill, Client client) {
        return counted(
                drill, client, Reconciled::lost, "acknowledged %ss that cannot be read back");
    }

    static Measurement duplicated(CaseFile drill, Client client) {
        return counted(drill, client, Reconciled::duplicated, "%ss found more than once");
    }

    static Measurement reordered(CaseFile drill, Client client) {
        return counted(drill, client, Reconciled::reordered, "%ss found out of their order");
    }

    static Measurement unknown(CaseFile drill, Client client) {
        return counted(drill, client, Reconciled::unknown, "%ss without an answer");
    }

    private static Measurement counted(
            CaseFile drill, Client client, ToLongFunction<Reconciled> count, String what) {
        Optional<Watched> ledger = drill.watch(client.watch());
        if (ledger.isEmpty()) {
            return new Absent(
                    "the plan keeps no ledger of acknowledged %ss".formatted(client.noun()),
                    List.of());
        }
        Watched watched = ledger.get();
        Optional<CaptureRef> done = watched.capture(client.capture());
        Optional<CaptureRef> readback = watched.capture(Kinds.READBACK_CAPTURE);
        if (done.isEmpty() || readback.isEmpty()) {
            return new Absent(
                    (done.isEmpty() ? "the ledger is missing" : "the table was not read back")
                            + watched.trouble().map(t -> ": " + t).orElse(""),
                    watched.entries());
        }
        Reconciled r = drill.captures().reconciled(done.get(), readback.get());
        long value = count.applyAsLong(r);
        return new Interval(
                value,
                value,
                Dimension.COUNT,
                watched.entries(),
                what.formatted(client.noun())
                        + ", of "
                        + r.acknowledged()
                        + " acknowledged; "
                        + r.unknown()
                        + " more are in doubt and count neither as lost nor as kept");
    }
}

package io.drillmaster.watch;

import java.util.BitSet;
import java.util.OptionalLong;

/** Holds what the client was told against what the table held afterwards; a pure function. */
public final class Reconciler {

    private final Capture ledger;
    private final int operations;
    private final BitSet present = new BitSet();
    private final BitSet duplicated = new BitSet();
    private final BitSet reordered = new BitSet();
    private final BitSet extra = new BitSet();
    private final BitSet lost = new BitSet();
    private final BitSet unknownPresent = new BitSet();
    private long strangers;
    private long acknowledged;
    private long unknown;
    private long latestWrote = Operation.NEVER;
    private OptionalLong oldestLost = OptionalLong.empty();

    private Reconciler(Capture ledger) {
        this.ledger = ledger;
        this.operations = Math.toIntExact(ledger.operations());
    }

    /** Refuses a readback of another stream. */
    public static Reconciliation reconcile(Capture ledger, Readback readback) {
        if (!ledger.head().stream().equals(readback.head().stream())) {
            throw new CaptureDamaged(
                    "the ledger is of stream %s and the readback of %s"
                            .formatted(ledger.head().stream(), readback.head().stream()));
        }
        Reconciler reconciler = new Reconciler(ledger);
        readback.forEach((id, _) -> reconciler.row(id));
        ledger.forEach(reconciler::operation);
        return reconciler.told();
    }

    /** Rows come in the order of their positions. */
    private void row(long id) {
        if (id < 0 || id >= operations) {
            strangers++;
            return;
        }
        int at = (int) id;
        if (present.get(at)) {
            duplicated.set(at);
            return;
        }
        present.set(at);
        Operation op = ledger.operation(id);
        if (op.ok() && op.end() < latestWrote) {
            reordered.set(at);
        }
        latestWrote = Math.max(latestWrote, op.wrote());
    }

    private void operation(Operation op) {
        int at = (int) op.seq();
        switch (op.fate()) {
            case OK -> {
                acknowledged++;
                if (!present.get(at)) {
                    lost(op);
                }
            }
            case UNKNOWN -> {
                unknown++;
                unknownPresent.set(at, present.get(at));
            }
            case REFUSED, NO_CONNECTION, READ_ONLY, ERROR, NOT_TRIED ->
                    extra.set(at, present.get(at));
        }
    }

    private void lost(Operation op) {
        lost.set((int) op.seq());
        if (oldestLost.isEmpty() || op.end() < oldestLost.getAsLong()) {
            oldestLost = OptionalLong.of(op.end());
        }
    }

    private Reconciliation told() {
        Ids known = Ids.of(extra);
        return new Reconciliation(
                acknowledged,
                Ids.of(lost),
                Ids.of(duplicated),
                Ids.of(reordered),
                unknown,
                Ids.of(unknownPresent),
                new Ids(known.count() + strangers, known.first()),
                oldestLost);
    }
}

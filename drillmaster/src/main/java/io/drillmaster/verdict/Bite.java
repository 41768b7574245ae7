package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.plan.Injection;
import io.drillmaster.watch.CaptureDamaged;
import io.drillmaster.watch.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the target of a disaster was seen to suffer it, from the writes tried at the target
 * itself; what its tool says of it proves nothing.
 *
 * <p>It suffered if it refused a write in the settle time after the injection, or took none. One
 * that took writes all along did not, whatever else went wrong for the client just then.
 */
final class Bite {

    private long taken;
    private long refused;

    private Bite() {}

    /** What is to be believed of an injection that is said to have taken hold. */
    static Injected of(CaseFile drill, Injection injection, Injected.Took took) {
        Optional<Watched> sentinel = drill.watch(Kinds.SENTINEL).filter(w -> w.clock().known());
        Optional<CaptureRef> capture =
                sentinel.flatMap(w -> w.capture(Kinds.SENTINEL_CAPTURE + injection.on()));
        if (drill.graceful() || capture.isEmpty()) {
            return took;
        }
        Bite bite = new Bite();
        try {
            bite.look(
                    drill.captures().operations(capture.get()),
                    sentinel.get().clock().read(took.when()),
                    drill.plan().settle().toNanos());
        } catch (CaptureDamaged e) {
            // No witness; that it is damaged stands with what is measured by it.
            return took;
        }
        return bite.taken > 0 && bite.refused == 0
                ? new Injected.Not(bite.told(injection), cited(took, sentinel.get()))
                : took;
    }

    private void look(Iterable<Operation> tries, Bracket fault, long settle) {
        for (Operation op : tries) {
            if (op.due() > fault.to() + settle) {
                return;
            }
            switch (op.fate()) {
                case OK -> taken += op.sent() > fault.to() ? 1 : 0;
                case REFUSED, READ_ONLY, ERROR -> refused += op.end() > fault.from() ? 1 : 0;
                case UNKNOWN, NO_CONNECTION, NOT_TRIED -> {}
            }
        }
    }

    private String told(Injection injection) {
        return "the injection did not bite: "
                + injection.on()
                + " itself took "
                + taken
                + " writes just after "
                + injection.verb()
                + " and refused none";
    }

    private static List<Long> cited(Injected.Took took, Watched sentinel) {
        List<Long> cited = new ArrayList<>(took.entries());
        cited.addAll(sentinel.entries());
        return cited;
    }
}

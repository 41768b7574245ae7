package io.drillmaster.evidence;

import io.drillmaster.journal.CaptureRef;
import io.drillmaster.verdict.Captures;
import io.drillmaster.verdict.Reconciled;
import io.drillmaster.watch.Capture;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.Readback;
import io.drillmaster.watch.Stall;
import io.drillmaster.watch.Transition;
import io.drillmaster.watch.Transitions;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The captures in a drill's folder, each held against the digest that the journal gives it. */
public final class FileCaptures implements Captures {

    private final Path folder;
    private final Map<String, Capture> opened = new LinkedHashMap<>();

    public FileCaptures(Path folder) {
        this.folder = folder;
    }

    @Override
    public Iterable<Operation> operations(CaptureRef capture) {
        return open(capture);
    }

    /** The packed bytes stay in memory, the operations do not. */
    private Capture open(CaptureRef capture) {
        return opened.computeIfAbsent(capture.sha256(), _ -> Capture.open(folder, capture));
    }

    @Override
    public List<Stall> stalls(CaptureRef capture) {
        return open(capture).stalls();
    }

    @Override
    public List<Transition> transitions(CaptureRef capture) {
        return Transitions.open(folder, capture).changes();
    }

    @Override
    public Reconciled reconciled(CaptureRef ledger, CaptureRef readback) {
        Capture writes = open(ledger);
        BitSet found = new BitSet();
        long[] counts = new long[2];
        long[] latest = {Long.MIN_VALUE};
        Readback.open(folder, readback)
                .forEach((id, _) -> {
                    int bit = Math.toIntExact(id);
                    counts[0] += found.get(bit) ? 1 : 0;
                    found.set(bit);
                    if (id < writes.operations()) {
                        Operation op = writes.operation(id);
                        counts[1] += op.ok() && op.end() < latest[0] ? 1 : 0;
                        latest[0] = Math.max(latest[0], op.sent());
                    }
                });
        long acknowledged = 0;
        long lost = 0;
        long unknown = 0;
        for (Operation op : writes) {
            acknowledged += op.ok() ? 1 : 0;
            lost += op.ok() && !found.get(Math.toIntExact(op.seq())) ? 1 : 0;
            unknown += op.fate() == Fate.UNKNOWN ? 1 : 0;
        }
        return new Reconciled(acknowledged, lost, counts[0], counts[1], unknown);
    }
}

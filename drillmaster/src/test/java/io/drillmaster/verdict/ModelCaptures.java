package io.drillmaster.verdict;

import io.drillmaster.connector.Exhibit;
import io.drillmaster.journal.CaptureRef;
import io.drillmaster.watch.CaptureDamaged;
import io.drillmaster.watch.CaptureHead;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.Outages;
import io.drillmaster.watch.Transition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Captures held in memory, by name. */
public final class ModelCaptures implements Captures {

    private static final long EVERY = 1_000_000;
    private static final long LIMIT = 1_000 * EVERY;

    private final Map<String, List<Operation>> streams = new TreeMap<>();
    private List<Transition> transitions = List.of();
    private Optional<Reconciled> reconciled = Optional.empty();
    private Supplier<OrphanIds> orphans = OrphanIds::new;
    private final Map<String, String> troubles = new TreeMap<>();

    public ModelCaptures ops(String name, List<Operation> ops) {
        streams.put(name, ops);
        return this;
    }

    public ModelCaptures transitions(List<Transition> found) {
        transitions = found;
        return this;
    }

    public ModelCaptures reconciled(Reconciled found) {
        reconciled = Optional.of(found);
        return this;
    }

    /** A file that proves nothing, and why. */
    public ModelCaptures trouble(String file, String why) {
        troubles.put(file, why);
        return this;
    }

    @Override
    public Optional<String> trouble(Exhibit exhibit) {
        return Optional.ofNullable(troubles.get(exhibit.file()));
    }

    /** Rows that a former leader alone had. */
    public ModelCaptures orphans(Supplier<OrphanIds> rows) {
        orphans = rows;
        return this;
    }

    @Override
    public OrphanIds orphans(Exhibit rows, CaptureRef ledger) {
        return orphans.get();
    }

    @Override
    public Iterable<Operation> operations(CaptureRef capture) {
        List<Operation> ops = streams.get(capture.name());
        if (ops == null) {
            throw new CaptureDamaged("the model has no capture " + capture.name());
        }
        return ops;
    }

    @Override
    public Outages outages(CaptureRef capture) {
        List<Operation> ops = streams.getOrDefault(capture.name(), List.of());
        long start = ops.isEmpty() ? 0 : ops.getFirst().due();
        return Outages.in(
                new CaptureHead("ledger", "model", "boot", start, 0, EVERY, LIMIT, 2 * EVERY),
                ops,
                List.of());
    }

    @Override
    public List<Transition> transitions(CaptureRef capture) {
        return transitions;
    }

    @Override
    public Reconciled reconciled(CaptureRef ledger, CaptureRef readback) {
        return reconciled.orElseThrow(() -> new CaptureDamaged("the model reads nothing back"));
    }
}

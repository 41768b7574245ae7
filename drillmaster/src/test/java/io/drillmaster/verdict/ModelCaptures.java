package io.drillmaster.verdict;

import io.drillmaster.journal.CaptureRef;
import io.drillmaster.watch.CaptureDamaged;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.Stall;
import io.drillmaster.watch.Transition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Captures held in memory, by name. */
public final class ModelCaptures implements Captures {

    private final Map<String, List<Operation>> streams = new TreeMap<>();
    private List<Stall> stalls = List.of();
    private List<Transition> transitions = List.of();
    private Optional<Reconciled> reconciled = Optional.empty();

    public ModelCaptures ops(String name, List<Operation> ops) {
        streams.put(name, ops);
        return this;
    }

    public ModelCaptures stalls(List<Stall> found) {
        stalls = found;
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

    @Override
    public Iterable<Operation> operations(CaptureRef capture) {
        List<Operation> ops = streams.get(capture.name());
        if (ops == null) {
            throw new CaptureDamaged("the model has no capture " + capture.name());
        }
        return ops;
    }

    @Override
    public List<Stall> stalls(CaptureRef capture) {
        return stalls;
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

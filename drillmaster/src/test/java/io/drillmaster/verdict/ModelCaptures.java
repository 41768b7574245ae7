package io.drillmaster.verdict;

import io.drillmaster.journal.CaptureRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Captures held in memory, by name. */
public final class ModelCaptures implements Captures {

    private final Map<String, List<Tried>> streams = new TreeMap<>();
    private Optional<Reconciled> reconciled = Optional.empty();

    public ModelCaptures ops(String name, List<Tried> ops) {
        streams.put(name, ops);
        return this;
    }

    public ModelCaptures reconciled(Reconciled found) {
        reconciled = Optional.of(found);
        return this;
    }

    @Override
    public void operations(CaptureRef capture, Consumer<Tried> each) {
        List<Tried> ops = streams.get(capture.name());
        if (ops == null) {
            throw new IllegalStateException("the model has no capture " + capture.name());
        }
        ops.forEach(each);
    }

    @Override
    public Optional<Reconciled> reconciled(CaptureRef ledger, CaptureRef readback) {
        return reconciled;
    }
}

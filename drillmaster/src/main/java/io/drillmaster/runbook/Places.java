package io.drillmaster.runbook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Where the phases and steps of a runbook stand, for checks that see the whole. */
final class Places {

    private static final Place TOP = new Place(1, 1);

    private final Map<Integer, Place> phases = new LinkedHashMap<>();
    private final Map<String, YamlMap> steps = new LinkedHashMap<>();

    /** A phase, counted from 1. */
    void phase(int number, Place place) {
        phases.put(number, place);
    }

    void step(String id, YamlMap block) {
        steps.put(id, block);
    }

    Set<Integer> phases() {
        return phases.keySet();
    }

    Place ofPhase(int number) {
        return phases.getOrDefault(number, TOP);
    }

    /** The value of a key in the block of a step; the block itself when the key is not there. */
    Place of(Step step, String key) {
        YamlMap block = steps.get(step.id());
        return block == null ? TOP : block.valuePlace(key);
    }
}

package io.drillmaster.engine;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Envelopes in memory; they outlive conductors that die. */
final class KeptEnvelopes implements Envelopes {

    private final Map<String, String> all = new TreeMap<>();

    void put(String step, String content) {
        all.put(step, content);
    }

    @Override
    public Optional<String> content(String step) {
        return Optional.ofNullable(all.get(step));
    }
}

package io.drillmaster.connector;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a look found, as named values; sizes and times carry their unit ({@code 0B}, {@code 12ms}).
 */
public record Facts(SortedMap<String, String> values) {

    public static final Facts NONE = new Facts(new TreeMap<>());

    public Facts {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public static Facts of(Map<String, String> values) {
        return new Facts(new TreeMap<>(values));
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }
}

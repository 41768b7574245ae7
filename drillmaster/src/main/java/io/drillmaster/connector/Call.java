package io.drillmaster.connector;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One verb about to be performed on one name of the estate.
 *
 * @param on a name the connector was told about: a host, a database cluster, ...
 * @param limit how long the connector may take before it must answer
 */
public record Call(String verb, String on, SortedMap<String, String> with, Duration limit) {

    public Call {
        with = Collections.unmodifiableSortedMap(new TreeMap<>(with));
    }

    public static Call of(String verb, String on, Duration limit) {
        return new Call(verb, on, new TreeMap<>(Map.of()), limit);
    }

    public Optional<String> argument(String name) {
        return Optional.ofNullable(with.get(name));
    }

    /** The same call with one more argument. */
    public Call and(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(with);
        more.put(name, value);
        return new Call(verb, on, more, limit);
    }
}

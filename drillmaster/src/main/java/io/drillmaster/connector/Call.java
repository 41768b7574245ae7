package io.drillmaster.connector;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One verb about to be performed on one name of the estate.
 *
 * @param on a name the connector was told about: a host, a database cluster, ...
 * @param limit how long the connector may take before it must answer
 * @param mark a name that no other call of any drill has; empty where nobody will ask what became
 *     of it. What a call leaves behind bears its mark, so that a look cannot take the traces of an
 *     earlier call for those of this one
 */
public record Call(
        String verb, String on, SortedMap<String, String> with, Duration limit, String mark) {

    /** A call in a journal that is older than marks has none. */
    public Call(
            String verb,
            String on,
            SortedMap<String, String> with,
            Duration limit,
            @Nullable String mark) {
        this.verb = verb;
        this.on = on;
        this.with = Collections.unmodifiableSortedMap(new TreeMap<>(with));
        this.limit = limit;
        this.mark = mark == null ? "" : mark;
    }

    /** A call without a mark. */
    public Call(String verb, String on, SortedMap<String, String> with, Duration limit) {
        this(verb, on, with, limit, "");
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
        return new Call(verb, on, more, limit, mark);
    }

    /** The same call under this mark. */
    public Call marked(String other) {
        return new Call(verb, on, with, limit, other);
    }
}

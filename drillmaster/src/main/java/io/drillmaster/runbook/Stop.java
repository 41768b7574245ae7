package io.drillmaster.runbook;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A condition under which a drill stops and goes back, looked at beside the steps.
 *
 * @param on a name of the estate that the verb looks at
 * @param lasting how long every look must find it; zero when one look is enough
 */
public record Stop(
        Condition when,
        String verb,
        String on,
        SortedMap<String, String> with,
        Duration every,
        Duration lasting) {

    public Stop {
        with = Collections.unmodifiableSortedMap(new TreeMap<>(with));
    }

    /** One that needs no arguments and does not have to last. */
    public static Stop of(Condition when, String verb, String on, Duration every) {
        return new Stop(when, verb, on, new TreeMap<>(), every, Duration.ZERO);
    }

    @Override
    public String toString() {
        String given =
                with.entrySet().stream()
                        .map(each -> " " + each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining());
        return when
                + " in "
                + verb
                + " of "
                + on
                + (given.isEmpty() ? "" : " with" + given)
                + (lasting.isZero() ? "" : " for " + Quantity.of(lasting));
    }
}

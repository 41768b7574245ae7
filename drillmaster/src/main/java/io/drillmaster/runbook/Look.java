package io.drillmaster.runbook;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** One look that is shown to people with a question, so that they know what they decide on. */
public record Look(String verb, String on, SortedMap<String, String> with) {

    /** Nobody waits longer for what is shown: a question must not be late because of it. */
    public static final Duration LIMIT = Duration.ofSeconds(5);

    public Look {
        with = Collections.unmodifiableSortedMap(new TreeMap<>(with));
    }
}

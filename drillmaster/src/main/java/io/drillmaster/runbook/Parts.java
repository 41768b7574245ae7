package io.drillmaster.runbook;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What runbooks may include: pages of steps without a front of their own, by name.
 *
 * @param sealed the envelopes that their sealed steps may name
 */
public record Parts(SortedMap<String, Part> all, SortedMap<String, Part> sealed) {

    public static final Parts NONE = new Parts(new TreeMap<>());

    /**
     * The text of one part.
     *
     * @param file its name, for messages
     */
    public record Part(String file, String text) {}

    public Parts {
        all = new TreeMap<>(all);
        sealed = new TreeMap<>(sealed);
    }

    /** Parts without an envelope. */
    public Parts(SortedMap<String, Part> all) {
        this(all, new TreeMap<>());
    }
}

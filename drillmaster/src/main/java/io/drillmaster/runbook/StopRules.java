package io.drillmaster.runbook;

import java.util.List;
import java.util.stream.Stream;

/**
 * What stops a drill before its end.
 *
 * @param looks conditions that are looked at beside the steps
 * @param overrun whether a phase that takes longer than its budget does
 */
public record StopRules(List<Stop> looks, boolean overrun) {

    public static final StopRules NONE = new StopRules(List.of(), false);

    public StopRules {
        looks = List.copyOf(looks);
    }

    /** These and others. */
    public StopRules and(StopRules more) {
        return new StopRules(
                Stream.concat(looks.stream(), more.looks.stream()).distinct().toList(),
                overrun || more.overrun);
    }
}

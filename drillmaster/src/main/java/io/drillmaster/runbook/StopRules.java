package io.drillmaster.runbook;

import java.util.List;

/**
 * What stops a drill before its end, with every name a real one.
 *
 * @param looks conditions that are looked at beside the steps
 * @param overrun whether a phase that takes longer than its budget does
 */
public record StopRules(List<Stop> looks, boolean overrun) {

    public static final StopRules NONE = new StopRules(List.of(), false);

    public StopRules {
        looks = List.copyOf(looks);
    }
}

package io.drillmaster.journal;

/** How a step ended. */
public enum StepResult {
    DONE,
    FAILED,
    /** A check did not hold: noted, and the drill goes on. */
    UNMET
}

package io.drillmaster.journal;

/** How a step ended. */
public enum StepResult {
    DONE,
    FAILED
}

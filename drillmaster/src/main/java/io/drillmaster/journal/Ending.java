package io.drillmaster.journal;

/** How a drill ended; what it proved is for the judge. */
public enum Ending {
    COMPLETED,
    FAILED,
    ABORTED
}

package io.drillmaster.journal;

/** How a drill ended; what it proved is for the judge. */
public enum Ending {
    COMPLETED,
    FAILED,
    /** Somebody asked for an end. */
    ABORTED,
    /** One of its stop conditions came about. */
    STOPPED
}

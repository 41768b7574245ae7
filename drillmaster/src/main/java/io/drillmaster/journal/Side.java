package io.drillmaster.journal;

/** On which side of a drill the estate was looked at. */
public enum Side {
    BEFORE,
    AFTER
}

package io.drillmaster.connector;

/** What performing a verb can do to the estate; only a verb that READS may ever be repeated. */
public enum Effect {
    READS,
    CHANGES,
    DESTROYS
}

package io.drillmaster.runbook;

/** What kind of thing a quantity counts, and the base unit it is held in. */
public enum Dimension {
    /** Nanoseconds. */
    TIME,
    /** Bytes. */
    SIZE,
    /** A bare count: transactions, replicas, members. */
    COUNT,
    /** A share from 0 to 1, written in percent. */
    SHARE
}

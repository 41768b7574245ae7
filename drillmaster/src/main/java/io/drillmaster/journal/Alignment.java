package io.drillmaster.journal;

/**
 * How the clock of a vantage relates to the coordinator's: coordinator monotonic = vantage
 * monotonic + an offset that lies between {@code lo} and {@code hi} nanoseconds.
 */
public record Alignment(long lo, long hi) {}

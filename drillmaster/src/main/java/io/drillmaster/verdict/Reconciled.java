package io.drillmaster.verdict;

/** Exact counts of what became of the writes of a ledger. */
public record Reconciled(
        long acknowledged, long lost, long duplicated, long reordered, long unknown) {}

package io.drillmaster.plan;

/**
 * What an earlier drill left behind.
 *
 * @param what a sentence
 * @param open true while the drill itself was never closed: then it can still take it back
 */
public record Leftover(String drill, String estate, String what, boolean open) {}

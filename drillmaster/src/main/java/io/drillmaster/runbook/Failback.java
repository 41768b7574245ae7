package io.drillmaster.runbook;

/**
 * How a drill that is broken off late goes home: by steps of its own, for by then the other site
 * has done work that taking back in reverse would throw away.
 *
 * @param from the phase from which on that is so, from 1
 * @param first the first of the phases that lead home
 * @param last the last of them
 */
public record Failback(int from, int first, int last) {}

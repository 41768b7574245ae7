package io.drillmaster.runbook;

/**
 * What makes a step an entry of the master scenario events list.
 *
 * @param event what happens, for people
 * @param to whom it reaches
 * @param expected what they are expected to do, for those who evaluate
 */
public record Inject(String event, String to, String expected) {}

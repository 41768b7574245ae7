package io.drillmaster.plan;

/**
 * An interlock that does not let a drill start.
 *
 * @param why a sentence that says what is wrong and what would make it right
 */
public record Obstacle(Interlock interlock, String why) {}

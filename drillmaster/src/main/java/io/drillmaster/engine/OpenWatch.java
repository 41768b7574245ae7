package io.drillmaster.engine;

/**
 * A watch that was begun and not yet ended.
 *
 * @param sitting the sitting that last took hold of it
 */
public record OpenWatch(String step, int sitting) {}

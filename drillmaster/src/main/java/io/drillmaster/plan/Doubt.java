package io.drillmaster.plan;

/**
 * An objective that the estate's own settings may not let it meet.
 *
 * @param certain true when even the best case misses the target
 * @param setting the setting that stands in the way, with its value
 */
public record Doubt(
        String objective, boolean certain, String best, String worst, String setting, String why) {}

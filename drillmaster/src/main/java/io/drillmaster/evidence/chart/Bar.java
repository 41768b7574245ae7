package io.drillmaster.evidence.chart;

/**
 * One row of the time line.
 *
 * @param kind phase, act, await, ask, watch or hold
 * @param from seconds since the zero of the page
 * @param result done, failed or open
 */
public record Bar(String label, String kind, double from, double to, String result) {}

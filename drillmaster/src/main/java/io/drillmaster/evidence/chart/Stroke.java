package io.drillmaster.evidence.chart;

/**
 * One operation to be drawn, in seconds since the zero of the page.
 *
 * @param kind good, failed or unknown
 */
public record Stroke(double begun, double end, String kind, String hint) {}

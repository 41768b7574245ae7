package io.drillmaster.evidence.chart;

/**
 * An instant of the drill with a name.
 *
 * @param at seconds since the zero of the page
 */
public record Mark(String name, double at) {}

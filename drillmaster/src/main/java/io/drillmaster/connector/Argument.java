package io.drillmaster.connector;

/** One named argument of a verb, given under {@code with:} in a runbook. */
public record Argument(String name, boolean required, String summary) {}

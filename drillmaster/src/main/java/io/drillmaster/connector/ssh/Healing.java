package io.drillmaster.connector.ssh;

/**
 * How a target takes a fault back by itself.
 *
 * @param check bash that is run before the fault is first armed; what it says is why it must not be
 * @param heal bash that may be run again until it succeeds, and touches only what the fault added
 */
public record Healing(String check, String heal) {}

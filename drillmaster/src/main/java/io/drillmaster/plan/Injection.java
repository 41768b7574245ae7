package io.drillmaster.plan;

import io.drillmaster.connector.Fidelity;

/** The fault a plan injects: the step that does it, on what, and how like a disaster it is. */
public record Injection(String step, String verb, String on, Fidelity fidelity) {}

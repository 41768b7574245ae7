package io.drillmaster.runbook;

import io.drillmaster.connector.Verb;
import java.util.List;
import java.util.Optional;

/** The words a runbook may use: what connectors can do, and what can be watched. */
public record Verbs(List<Verb> acts, List<Verb> watches) {

    public Verbs {
        acts = List.copyOf(acts);
        watches = List.copyOf(watches);
    }

    public Optional<Verb> act(String name) {
        return acts.stream().filter(verb -> verb.name().equals(name)).findFirst();
    }

    public Optional<Verb> watch(String name) {
        return watches.stream().filter(verb -> verb.name().equals(name)).findFirst();
    }
}

package io.drillmaster.runbook;

import java.util.List;

/** A choice the starter of a drill may make; the first choice is the default. */
public record Parameter(String name, List<String> choices) {

    public Parameter {
        choices = List.copyOf(choices);
    }

    public String byDefault() {
        return choices.getFirst();
    }
}

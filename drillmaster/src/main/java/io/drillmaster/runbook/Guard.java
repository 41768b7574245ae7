package io.drillmaster.runbook;

import java.util.List;

/** Lets a step take part only when a parameter has one of the given values. */
public record Guard(String parameter, List<String> values) {

    public Guard {
        values = List.copyOf(values);
    }
}

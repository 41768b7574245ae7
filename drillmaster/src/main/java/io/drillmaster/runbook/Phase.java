package io.drillmaster.runbook;

import java.time.Duration;
import java.util.List;

/** A titled stretch of a drill with a time budget. */
public record Phase(String title, Duration budget, List<Step> steps) {

    public Phase {
        steps = List.copyOf(steps);
    }
}

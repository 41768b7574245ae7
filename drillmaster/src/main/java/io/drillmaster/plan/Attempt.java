package io.drillmaster.plan;

import io.drillmaster.runbook.Runbook;
import java.time.Duration;
import java.time.Instant;

/** One attempt to start a drill: what, where, by whom and when. */
public record Attempt(
        Runbook runbook, Estate estate, Plan plan, Survey survey, String by, Instant now) {

    /** What was to be approved. */
    public String digest() {
        return Approvable.digest(plan, runbook);
    }

    /** When the drill is over at the latest, if it keeps its budgets. */
    Instant end() {
        return now.plus(
                plan.phases().stream()
                        .map(phase -> phase.budget())
                        .reduce(Duration.ZERO, Duration::plus));
    }
}

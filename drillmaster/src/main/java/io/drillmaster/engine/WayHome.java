package io.drillmaster.engine;

import io.drillmaster.journal.StepResult;
import io.drillmaster.runbook.Failback;
import java.util.List;
import java.util.Optional;

/**
 * Whether a drill that turned back goes home by the steps of its runbook. It does so where it has
 * come far enough that the other site did work of its own, and until those steps are at their end,
 * or one of them fails; then what still stands is taken back in reverse.
 */
final class WayHome {

    private WayHome() {}

    /** The phases that are to be gone through now; empty where a drill goes on, or only back. */
    static Optional<Failback> taken(DrillState state) {
        return state.turned().isEmpty()
                ? Optional.empty()
                : state.plan()
                        .failback()
                        .filter(home -> home.from() <= state.phase())
                        .filter(home -> leadsOn(state, home));
    }

    /** True while a drill only goes back, step by step in reverse. */
    static boolean isGivenUp(DrillState state) {
        return state.turned().isPresent() && taken(state).isEmpty();
    }

    /** Something is left to do of these phases, and none of their steps failed. */
    private static boolean leadsOn(DrillState state, Failback home) {
        List<Optional<StepResult>> results =
                state.plan().phases().subList(home.first() - 1, home.last()).stream()
                        .flatMap(phase -> phase.steps().stream())
                        .map(step -> state.step(step.id()).flatMap(Progress::result))
                        .toList();
        return results.contains(Optional.<StepResult>empty())
                && !results.contains(Optional.of(StepResult.FAILED));
    }
}

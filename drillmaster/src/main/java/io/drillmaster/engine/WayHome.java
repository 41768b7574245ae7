package io.drillmaster.engine;

import io.drillmaster.journal.StepResult;
import io.drillmaster.runbook.Failback;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
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
                        .filter(home -> state.phase() <= home.last())
                        .filter(home -> !isOver(state, home));
    }

    /** True while a drill only goes back, step by step in reverse. */
    static boolean isGivenUp(DrillState state) {
        return state.turned().isPresent() && taken(state).isEmpty();
    }

    private static boolean isOver(DrillState state, Failback home) {
        List<Phase> phases = state.plan().phases();
        boolean atTheEnd =
                state.phase() == home.last()
                        && state.place().done() >= phases.get(home.last() - 1).steps().size();
        return atTheEnd
                || phases.subList(home.first() - 1, home.last()).stream()
                        .flatMap(phase -> phase.steps().stream())
                        .anyMatch(step -> failed(state, step));
    }

    private static boolean failed(DrillState state, Step step) {
        return state.step(step.id())
                .flatMap(Progress::result)
                .filter(result -> result == StepResult.FAILED)
                .isPresent();
    }
}

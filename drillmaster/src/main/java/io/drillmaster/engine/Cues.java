package io.drillmaster.engine;

import io.drillmaster.journal.Moment;
import io.drillmaster.runbook.Cue;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.Optional;

/** Decides when a step that has a time of its own is begun. */
final class Cues {

    private Cues() {}

    /** Not before its time; one that comes late at once, and so whatever leads home. */
    static Command begin(DrillState state, Step step, Moment now) {
        Duration left =
                state.turned().isPresent()
                        ? Duration.ZERO
                        : Optional.ofNullable(state.plan().cues().get(step.id()))
                                .flatMap(Cue::at)
                                .map(time -> time.minus(passed(state, now)))
                                .orElse(Duration.ZERO);
        return left.isPositive() ? new Command.Pause(left) : new Command.BeginStep(step);
    }

    private static Duration passed(DrillState state, Moment now) {
        return state.place().first().map(from -> state.between(from, now)).orElse(Duration.ZERO);
    }
}

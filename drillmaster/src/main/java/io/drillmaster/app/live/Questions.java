package io.drillmaster.app.live;

import io.drillmaster.engine.DrillState;
import io.drillmaster.runbook.Step;
import java.util.Optional;

/** The questions of a drill that wait for an answer. */
public final class Questions {

    private Questions() {}

    /** The question that is open now. */
    public static Optional<Step.Ask> open(DrillState state) {
        if (state.opened().isEmpty() || state.turned().isPresent() || state.closed().isPresent()) {
            return Optional.empty();
        }
        return state.plan().steps().stream()
                .filter(Step.Ask.class::isInstance)
                .map(Step.Ask.class::cast)
                .filter(ask -> isOpen(state, ask))
                .findFirst();
    }

    private static boolean isOpen(DrillState state, Step.Ask ask) {
        return state.step(ask.id())
                .filter(progress -> progress.asked().isPresent())
                .filter(progress -> progress.reply().isEmpty())
                .filter(progress -> progress.result().isEmpty())
                .isPresent();
    }
}

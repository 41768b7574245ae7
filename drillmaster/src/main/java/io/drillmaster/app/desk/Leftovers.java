package io.drillmaster.app.desk;

import io.drillmaster.connector.Outcome;
import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.Progress;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a drill that is left as it stands leaves behind. */
final class Leftovers {

    private Leftovers() {}

    /** In sentences; empty when nothing of it needs to be taken back. */
    static List<String> of(DrillState state) {
        if (state.opened().isEmpty() || state.closed().isPresent()) {
            return List.of();
        }
        List<String> left = new ArrayList<>();
        for (Step step : state.plan().steps().reversed()) {
            if (step instanceof Step.Act act
                    && act.undo() instanceof Undo.By by
                    && mayStand(state.step(act.id()))
                    && !takenBack(state.undo(act.id()))) {
                left.add(
                        "Step %s, %s on %s, is not taken back; %s on %s would do it."
                                .formatted(act.id(), act.verb(), act.on(), by.verb(), by.on()));
            }
        }
        state.watches()
                .keySet()
                .forEach(watch -> left.add("The watch of step " + watch + " is still looking."));
        return left;
    }

    private static boolean mayStand(Optional<Progress> progress) {
        return progress.filter(each -> each.called().isPresent())
                .filter(each -> !(each.outcome().orElse(null) instanceof Outcome.Refused))
                .isPresent();
    }

    private static boolean takenBack(Optional<Progress> progress) {
        return progress.flatMap(Progress::outcome).orElse(null) instanceof Outcome.Done;
    }
}

package io.drillmaster.app.desk;

import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.Progress;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Undo;
import java.util.ArrayList;
import java.util.List;

/** What a drill that is left as it stands leaves behind. */
final class NotTakenBack {

    private NotTakenBack() {}

    /** In sentences; empty when nothing of it needs to be taken back. */
    static List<String> of(DrillState state) {
        if (state.opened().isEmpty() || state.closed().isPresent()) {
            return List.of();
        }
        List<String> left = new ArrayList<>();
        for (Step step : state.plan().steps().reversed()) {
            if (step instanceof Step.Act act
                    && act.undo() instanceof Undo.By by
                    && state.step(act.id()).filter(Progress::mayHaveHappened).isPresent()
                    && state.undo(act.id()).filter(Progress::isDone).isEmpty()) {
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
}

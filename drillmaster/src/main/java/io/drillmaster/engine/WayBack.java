package io.drillmaster.engine;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides how a drill goes back: everything done or unknown, in reverse, then the watches. */
final class WayBack {

    Command next(DrillState state, Event.TurnedBack turned) {
        List<String> left = new ArrayList<>();
        for (Step.Act act : actsInReverse(state)) {
            Progress progress = state.step(act.id()).orElseThrow();
            if (progress.inDoubt()) {
                Call call = new Call(act.verb(), act.on(), act.with(), act.limit());
                return new Command.Settle(act.id(), Purpose.ACT, call);
            }
            if (progress.mayHaveHappened() && act.undo() instanceof Undo.By by) {
                Optional<Command> command = undo(state, act, by, left);
                if (command.isPresent()) {
                    return command.get();
                }
            }
        }
        return endWatches(state)
                .orElseGet(() -> new Command.Close(turned.ending(), turned.why(), left));
    }

    private static List<Step.Act> actsInReverse(DrillState state) {
        return state.plan().steps().reversed().stream()
                .filter(Step.Act.class::isInstance)
                .map(Step.Act.class::cast)
                .filter(act -> state.step(act.id()).flatMap(Progress::called).isPresent())
                .toList();
    }

    private static Optional<Command> undo(
            DrillState state, Step.Act act, Undo.By by, List<String> left) {
        Call call = new Call(by.verb(), by.on(), by.with(), by.limit());
        Optional<Progress> progress = state.undo(act.id());
        if (progress.isEmpty()) {
            return Optional.of(new Command.Perform(act.id(), Purpose.UNDO, call));
        }
        if (progress.get().inDoubt()) {
            return Optional.of(new Command.Settle(act.id(), Purpose.UNDO, call));
        }
        switch (progress.get().outcome().orElseThrow()) {
            case Outcome.Done _ -> {}
            case Outcome.Refused refused -> left.add(leftover(act, by, refused.why()));
            case Outcome.Unknown unknown -> left.add(leftover(act, by, unknown.why()));
        }
        return Optional.empty();
    }

    private static String leftover(Step.Act act, Undo.By by, String why) {
        return "step "
                + act.id()
                + " ("
                + act.verb()
                + " on "
                + act.on()
                + ") is not taken back: "
                + by.verb()
                + " on "
                + by.on()
                + ": "
                + why;
    }

    /** The watches still open are closed last, the one begun last first. */
    static Optional<Command> endWatches(DrillState state) {
        return state.plan().steps().reversed().stream()
                .filter(step -> state.watches().containsKey(step.id()))
                .map(step -> (Command) new Command.EndWatch((Step.Watch) step))
                .findFirst();
    }
}

package io.drillmaster.engine;

import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.StepResult;
import io.drillmaster.runbook.Step;
import java.util.Optional;
import java.util.function.Predicate;

/** Decides over a step that performs a verb: arms its end, calls it, and settles what is open. */
final class Acting {

    private final Predicate<String> repeatable;

    /**
     * @param repeatable true of a verb of which a second call does no more than the first
     */
    Acting(Predicate<String> repeatable) {
        this.repeatable = repeatable;
    }

    Command next(DrillState state, Step.Act act, Progress progress, Moment now) {
        if (act.expires().isPresent() && progress.called().isEmpty()) {
            Optional<Command> arming = arm(state, act);
            if (arming.isPresent()) {
                return arming.get();
            }
        }
        if (progress.called().isEmpty()) {
            return new Command.Perform(act.id(), Purpose.ACT, Leases.call(act));
        }
        if (progress.inDoubt()) {
            return new Command.Settle(act.id(), Purpose.ACT, Leases.call(act));
        }
        if (progress.neverLeft() && repeatable.test(act.verb())) {
            return new Command.Perform(act.id(), Purpose.ACT, Leases.call(act));
        }
        return switch (progress.outcome().orElseThrow()) {
            case Outcome.Done _ ->
                    done(act, progress.isSettled() ? "done, found by a look" : "done");
            case Outcome.Refused refused -> failed(act, refused.why());
            case Outcome.Unknown unknown ->
                    Asking.doubt(state, act, Purpose.ACT, now)
                            .orElseGet(() -> doubtful(act, progress, unknown));
        };
    }

    /** What lasts is armed to end by itself before it strikes, or it does not strike. */
    private static Optional<Command> arm(DrillState state, Step.Act act) {
        Optional<Progress> arm = state.deed(Purpose.ARM, act.id());
        if (arm.isEmpty()) {
            return Optional.of(Leases.keep(act, Purpose.ARM));
        }
        if (arm.get().inDoubt()) {
            return Optional.of(new Command.Settle(act.id(), Purpose.ARM, Leases.call(act)));
        }
        return switch (arm.get().outcome().orElseThrow()) {
            case Outcome.Done _ -> Optional.empty();
            case Outcome.Refused refused -> Optional.of(unarmed(act, refused.why()));
            case Outcome.Unknown unknown -> Optional.of(unarmed(act, unknown.why()));
        };
    }

    private static Command unarmed(Step.Act act, String why) {
        return failed(act, "it could not be armed to end by itself, so nothing struck: " + why);
    }

    private static Command doubtful(Step.Act act, Progress progress, Outcome.Unknown unknown) {
        String by = progress.reply().map(Event.Replied::by).orElse("nobody");
        return switch (Doubt.finding(progress.reply())) {
            case HAPPENED -> done(act, "done, as " + by + " went and saw");
            case DID_NOT -> failed(act, "it did not happen, as " + by + " went and saw");
            case UNKNOWN -> failed(act, "it is unknown: " + unknown.why());
        };
    }

    private static Command done(Step step, String why) {
        return new Command.EndStep(step, StepResult.DONE, why);
    }

    private static Command failed(Step step, String why) {
        return new Command.EndStep(step, StepResult.FAILED, why);
    }
}

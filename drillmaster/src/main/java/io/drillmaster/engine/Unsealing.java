package io.drillmaster.engine;

import io.drillmaster.journal.Event;
import io.drillmaster.journal.JournalJson;
import io.drillmaster.journal.StepResult;
import io.drillmaster.runbook.Digest;
import io.drillmaster.runbook.Step;
import java.util.Optional;
import java.util.function.BiFunction;

/** Decides over a sealed step: it is opened when it is due, and then carried out in order. */
final class Unsealing {

    private Unsealing() {}

    /**
     * What is next.
     *
     * @param one decides over a step of the envelope
     */
    static Command next(
            DrillState state, Step.Sealed sealed, BiFunction<Step, Progress, Command> one) {
        if (!sealed.hasSteps()) {
            return new Command.Open(sealed);
        }
        int unmet = 0;
        for (Step part : sealed.parts()) {
            Optional<Progress> progress = state.step(part.id());
            Optional<StepResult> result = progress.flatMap(Progress::result);
            if (result.isEmpty()) {
                return progress.map(begun -> one.apply(part, begun))
                        .orElseGet(() -> new Command.BeginStep(part));
            }
            if (result.get() == StepResult.FAILED) {
                return new Command.EndStep(
                        sealed,
                        StepResult.FAILED,
                        "its step " + part.id() + " failed: " + part.title());
            }
            unmet += result.get() == StepResult.UNMET ? 1 : 0;
        }
        return new Command.EndStep(
                sealed,
                unmet == 0 ? StepResult.DONE : StepResult.UNMET,
                "all of its %d steps ended".formatted(sealed.parts().size()));
    }

    /** What comes of opening it: an envelope that is not what was sealed is not carried out. */
    static Event open(Step.Sealed sealed, Optional<String> content) {
        if (content.isEmpty()) {
            return refused(sealed, "its file is not in the drill's folder any more");
        }
        String digest = Digest.sha256(content.get());
        if (!digest.equals(sealed.hash())) {
            return refused(
                    sealed,
                    "it was altered: its hash is %s, and %s was sealed"
                            .formatted(digest, sealed.hash()));
        }
        try {
            return JournalJson.envelope(content.get()).steps().isEmpty()
                    ? refused(sealed, "it holds no steps")
                    : new Event.Unsealed(sealed.id(), content.get());
        } catch (IllegalArgumentException e) {
            return refused(sealed, "it cannot be read: " + e.getMessage());
        }
    }

    private static Event refused(Step.Sealed sealed, String why) {
        return new Event.StepEnded(
                sealed.id(),
                StepResult.FAILED,
                "the envelope `%s` is not opened: %s".formatted(sealed.name(), why));
    }
}

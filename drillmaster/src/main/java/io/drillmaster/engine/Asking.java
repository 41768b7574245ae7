package io.drillmaster.engine;

import io.drillmaster.journal.Event;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.StepResult;
import io.drillmaster.runbook.Otherwise;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Decides over questions to people: when they are put, who may answer, and what silence means. */
final class Asking {

    private static final Set<String> NO = Set.of("no", "n", "stop", "abort");

    private Asking() {}

    static Command step(DrillState state, Step.Ask ask, Progress progress, Moment now) {
        if (progress.asked().isEmpty()) {
            return put(ask);
        }
        if (progress.reply().isPresent()) {
            Event.Replied reply = progress.reply().get();
            boolean no = NO.contains(reply.answer().strip().toLowerCase(Locale.ROOT));
            boolean gate = ask.otherwise() == Otherwise.ABORT;
            String why =
                    "%s answered after %s: %s"
                            .formatted(
                                    reply.by(),
                                    Quantity.of(waited(state, progress, now)),
                                    reply.answer());
            return new Command.EndStep(ask, no && gate ? StepResult.FAILED : StepResult.DONE, why);
        }
        Duration left = ask.within().minus(state.between(progress.asked().get(), now));
        if (left.isPositive()) {
            return new Command.Pause(left);
        }
        String silence =
                "nobody answered as " + ask.role() + " within " + Quantity.of(ask.within());
        return switch (ask.otherwise()) {
            case ABORT -> new Command.EndStep(ask, StepResult.FAILED, silence);
            case CONTINUE ->
                    new Command.EndStep(ask, StepResult.DONE, silence + "; the drill goes on");
        };
    }

    private static Duration waited(DrillState state, Progress progress, Moment now) {
        return state.between(progress.asked().orElseThrow(), now);
    }

    private static Command put(Step.Ask ask) {
        return new Command.Put(
                new Question(
                        ask.id(),
                        Purpose.ACT,
                        ask.role(),
                        ask.question(),
                        ask.otherwise() == Otherwise.ABORT,
                        ask.fourEyes()),
                ask.within());
    }

    /**
     * Asks what became of a call that no look could settle; empty once that is as clear as ever.
     */
    static Optional<Command> doubt(DrillState state, Step.Act act, Purpose purpose, Moment now) {
        Progress progress = state.deed(purpose, act.id()).orElseThrow();
        if (progress.reply().isPresent()) {
            return Optional.empty();
        }
        if (progress.asked().isEmpty()) {
            return Optional.of(
                    new Command.Put(Doubt.question(state, act, purpose), Doubt.PATIENCE));
        }
        Duration left = Doubt.PATIENCE.minus(state.between(progress.asked().get(), now));
        return left.isPositive() ? Optional.of(new Command.Pause(left)) : Optional.empty();
    }

    /** Why somebody's answer to a question does not count; empty when it does. */
    static Optional<String> objection(DrillState state, Question question, Said.Reply reply) {
        List<String> holders = state.plan().crew().roles().getOrDefault(question.role(), List.of());
        if (!holders.contains(reply.by())) {
            return Optional.of(
                    "only %s may answer as %s"
                            .formatted(
                                    holders.isEmpty() ? "nobody" : String.join(" or ", holders),
                                    question.role()));
        }
        String starter = state.sittings().isEmpty() ? "" : state.sittings().getFirst().by();
        if (question.fourEyes() && reply.by().equals(starter)) {
            return Optional.of(
                    "%s started the drill, and somebody else has to answer this"
                            .formatted(starter));
        }
        return Optional.empty();
    }
}

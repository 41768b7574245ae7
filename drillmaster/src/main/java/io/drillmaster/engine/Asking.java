package io.drillmaster.engine;

import io.drillmaster.connector.Call;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.StepResult;
import io.drillmaster.plan.Crew;
import io.drillmaster.runbook.Look;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides over questions to people: when they are put, who may answer, and what silence means. */
final class Asking {

    private Asking() {}

    static Command step(DrillState state, Step.Ask ask, Progress progress, Moment now) {
        Question question = Question.of(ask, progress);
        if (progress.asked().isEmpty()) {
            List<Call> unseen = unseen(ask, question);
            return unseen.isEmpty()
                    ? new Command.Put(question, ask.within())
                    : new Command.Show(ask, unseen);
        }
        Duration since = state.between(progress.asked().get(), now);
        if (question.isAnswered()) {
            return new Command.EndStep(
                    ask,
                    question.isRefused() ? StepResult.FAILED : StepResult.DONE,
                    answers(question, since));
        }
        Duration left = ask.within().minus(since);
        return left.isPositive() ? new Command.Pause(left) : silence(ask, question);
    }

    /** What a coordinator before this one looked at for the question is not looked at again. */
    private static List<Call> unseen(Step.Ask ask, Question question) {
        List<Call> seen = question.shown().stream().map(shown -> shown.call().marked("")).toList();
        return ask.shows().stream()
                .map(look -> new Call(look.verb(), look.on(), look.with(), Look.LIMIT))
                .distinct()
                .filter(call -> !seen.contains(call))
                .toList();
    }

    private static String answers(Question question, Duration since) {
        List<Event.Replied> replies = question.talk().replies();
        if (question.quorum().people() == 1) {
            Event.Replied reply = replies.getFirst();
            return "%s answered after %s: %s"
                    .formatted(who(reply), Quantity.of(since), reply.answer());
        }
        return "%d of %d answered after %s: %s"
                .formatted(
                        question.answered().size(),
                        question.quorum().people(),
                        Quantity.of(since),
                        replies.stream()
                                .map(each -> who(each) + ": " + each.answer())
                                .collect(Collectors.joining("; ")));
    }

    private static String who(Event.Replied reply) {
        return reply.by() + (reply.deputy() ? ", a deputy," : "");
    }

    private static Command silence(Step.Ask ask, Question question) {
        String why =
                question.talk().replies().isEmpty() && ask.quorum().people() == 1
                        ? "nobody answered as %s within %s"
                                .formatted(ask.role(), Quantity.of(ask.within()))
                        : "%d of %d answered as %s within %s%s"
                                .formatted(
                                        question.answered().size(),
                                        ask.quorum().people(),
                                        ask.role(),
                                        Quantity.of(ask.within()),
                                        question.answered().isEmpty()
                                                ? ""
                                                : ": " + String.join(", ", question.answered()));
        return switch (ask.otherwise()) {
            case ABORT -> new Command.EndStep(ask, StepResult.FAILED, why);
            case CONTINUE -> new Command.EndStep(ask, StepResult.DONE, why + "; the drill goes on");
        };
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
                    new Command.Put(
                            Doubt.question(state, act, purpose, progress.talk()), Doubt.PATIENCE));
        }
        Duration left = Doubt.PATIENCE.minus(state.between(progress.asked().get(), now));
        return left.isPositive() ? Optional.of(new Command.Pause(left)) : Optional.empty();
    }

    /** Why somebody's answer to a question does not count; empty when it does. */
    static Optional<String> objection(DrillState state, Question question, Said.Reply reply) {
        Crew crew = state.plan().crew();
        boolean deputiesOnly = question.quorum().deputiesOnly();
        List<String> may = crew.mayAnswer(question.role(), deputiesOnly);
        if (!may.contains(reply.by())) {
            String names = may.isEmpty() ? "nobody" : String.join(" or ", may);
            return Optional.of(
                    deputiesOnly && crew.holders(question.role()).contains(reply.by())
                            ? "%s holds the role %s, and here only its deputies may answer: %s"
                                    .formatted(reply.by(), question.role(), names)
                            : "only %s may answer as %s".formatted(names, question.role()));
        }
        String starter = state.sittings().isEmpty() ? "" : state.sittings().getFirst().by();
        if (question.fourEyes() && reply.by().equals(starter)) {
            return Optional.of(
                    "%s started the drill, and somebody else has to answer this"
                            .formatted(starter));
        }
        // Who said yes and then sees what is wrong may still close the gate.
        boolean closes = question.gate() && question.closes(reply.answer());
        return question.answered().contains(reply.by()) && !closes
                ? Optional.of(
                        "%s answered already, and this takes %d different people"
                                .formatted(reply.by(), question.quorum().people()))
                : Optional.empty();
    }
}

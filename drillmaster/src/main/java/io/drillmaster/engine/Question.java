package io.drillmaster.engine;

import io.drillmaster.journal.Purpose;
import io.drillmaster.runbook.Otherwise;
import io.drillmaster.runbook.Step;
import java.util.Optional;

/**
 * A question that was put to people and waits for an answer.
 *
 * @param gate whether the drill ends when nobody answers
 * @param fourEyes whether the one who started the drill may not answer
 */
public record Question(
        String step, Purpose purpose, String role, String text, boolean gate, boolean fourEyes) {

    /** The question that is open now. */
    public static Optional<Question> open(DrillState state) {
        if (state.opened().isEmpty() || state.closed().isPresent()) {
            return Optional.empty();
        }
        return state.deeds().where(Question::isOpen).entrySet().stream()
                .filter(each ->
                        !WayHome.isGivenUp(state) || each.getKey().purpose() == Purpose.UNDO)
                .findFirst()
                .map(each -> of(state, each.getKey()));
    }

    private static boolean isOpen(Progress progress) {
        return progress.asked().isPresent()
                && progress.reply().isEmpty()
                && progress.result().isEmpty();
    }

    private static Question of(DrillState state, Deed deed) {
        Step step =
                state.plan().steps().stream()
                        .filter(each -> each.id().equals(deed.step()))
                        .findFirst()
                        .orElseThrow();
        return step instanceof Step.Ask ask
                ? new Question(
                        ask.id(),
                        Purpose.ACT,
                        ask.role(),
                        ask.question(),
                        ask.otherwise() == Otherwise.ABORT,
                        ask.fourEyes())
                : Doubt.question(state, (Step.Act) step, deed.purpose());
    }
}

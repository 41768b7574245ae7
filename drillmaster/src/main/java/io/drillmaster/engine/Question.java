package io.drillmaster.engine;

import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.runbook.Otherwise;
import io.drillmaster.runbook.Quorum;
import io.drillmaster.runbook.Step;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A question that was put to people and waits for answers.
 *
 * @param deed what it is about
 * @param gate whether the drill ends when nobody answers
 * @param fourEyes whether the one who started the drill may not answer
 * @param talk what was shown with it, and what was said so far
 */
public record Question(
        Deed deed,
        String role,
        String text,
        boolean gate,
        boolean fourEyes,
        Quorum quorum,
        Progress.Talk talk) {

    /** The first of those that are open now, in the order of the plan. */
    public static Optional<Question> open(DrillState state) {
        return all(state).stream().findFirst();
    }

    /** The open question of a step. */
    public static Optional<Question> open(DrillState state, String step) {
        return all(state).stream().filter(question -> question.step().equals(step)).findFirst();
    }

    /** All that are open now, in the order of the plan. */
    public static List<Question> all(DrillState state) {
        if (state.opened().isEmpty() || state.closed().isPresent()) {
            return List.of();
        }
        return state.deeds().where(Question::isPut).entrySet().stream()
                .filter(each ->
                        !WayHome.isGivenUp(state) || each.getKey().purpose() == Purpose.UNDO)
                .sorted(Comparator.comparingInt(each -> position(state, each.getKey())))
                .map(each -> of(state, each.getKey(), each.getValue()))
                .filter(question -> !question.isAnswered())
                .toList();
    }

    private static int position(DrillState state, Deed deed) {
        return state.plan().steps().stream().map(Step::id).toList().indexOf(deed.step());
    }

    private static boolean isPut(Progress progress) {
        return progress.asked().isPresent() && progress.result().isEmpty();
    }

    private static Question of(DrillState state, Deed deed, Progress progress) {
        Step step =
                state.plan().steps().stream()
                        .filter(each -> each.id().equals(deed.step()))
                        .findFirst()
                        .orElseThrow();
        return step instanceof Step.Ask ask
                ? of(ask, progress)
                : Doubt.question(state, (Step.Act) step, deed.purpose(), progress.talk());
    }

    /** The question of a step. */
    static Question of(Step.Ask ask, Progress progress) {
        return new Question(
                new Deed(Purpose.ACT, ask.id()),
                ask.role(),
                ask.question(),
                ask.otherwise() == Otherwise.ABORT,
                ask.fourEyes(),
                ask.quorum(),
                progress.talk());
    }

    public String step() {
        return deed.step();
    }

    public Purpose purpose() {
        return deed.purpose();
    }

    /** Enough people answered, or one of them closed the gate. */
    boolean isAnswered() {
        return isRefused() || answered().size() >= quorum.people();
    }

    /** Whoever closes a gate need not wait for the others. */
    boolean isRefused() {
        return gate && talk.replies().stream().anyMatch(each -> closes(each.answer()));
    }

    /** The answer that ends a drill; mostly that is a no. */
    boolean closes(String answer) {
        return quorum.passes().other().isSaidBy(answer);
    }

    /** Who answered, each once. */
    public Set<String> answered() {
        Set<String> names = new TreeSet<>();
        talk.replies().stream().map(Event.Replied::by).forEach(names::add);
        return names;
    }

    /** How far the question has come, where one answer is not enough. */
    public Optional<String> standing() {
        Set<String> names = answered();
        return quorum.people() == 1
                ? Optional.empty()
                : Optional.of(
                        "%d of %d answered%s"
                                .formatted(
                                        names.size(),
                                        quorum.people(),
                                        names.isEmpty() ? "" : ": " + String.join(", ", names)));
    }

    public List<Event.Shown> shown() {
        return talk.shown();
    }
}

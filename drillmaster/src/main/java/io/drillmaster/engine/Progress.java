package io.drillmaster.engine;

import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far one deed for a step has come, folded from its events.
 *
 * @param called when its call was last written down to leave
 * @param answer what came back from that call
 * @param found what a look afterwards found
 * @param talk the question that was put for it, what was shown with it, and the answers
 */
public record Progress(
        Moment began,
        Optional<Moment> called,
        Optional<Outcome> answer,
        Optional<Outcome> found,
        Optional<Moment> foundAt,
        Optional<Seen> look,
        Talk talk,
        Optional<StepResult> result) {

    /** The last look of an await that differed from the one before. */
    public record Seen(Event.Looked look, Moment at) {}

    /**
     * A question that was put, and what was said.
     *
     * @param shown what was looked at for it before
     * @param replies those that count, the first first
     */
    public record Talk(
            List<Event.Shown> shown, Optional<Moment> asked, List<Event.Replied> replies) {
        static final Talk NONE = new Talk(List.of(), Optional.empty(), List.of());

        public Talk {
            shown = List.copyOf(shown);
            replies = List.copyOf(replies);
        }
    }

    static Progress begun(Moment at) {
        return new Progress(
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Talk.NONE,
                Optional.empty());
    }

    /** A new call: what is known of an earlier one tells nothing about it. */
    Progress called(Moment at) {
        return new Progress(
                began,
                Optional.of(at),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                look,
                talk,
                result);
    }

    Progress answered(Outcome outcome) {
        return new Progress(
                began, called, Optional.of(outcome), found, foundAt, look, talk, result);
    }

    Progress settled(Outcome outcome, Moment at) {
        return new Progress(
                began, called, answer, Optional.of(outcome), Optional.of(at), look, talk, result);
    }

    Progress looked(Event.Looked seen, Moment at) {
        return new Progress(
                began,
                called,
                answer,
                found,
                foundAt,
                Optional.of(new Seen(seen, at)),
                talk,
                result);
    }

    Progress shown(Event.Shown seen) {
        return with(new Talk(and(talk.shown(), seen), talk.asked(), talk.replies()));
    }

    /** A question put anew: what was said to an earlier one does not answer it. */
    Progress asked(Moment at) {
        return with(new Talk(talk.shown(), Optional.of(at), List.of()));
    }

    Progress replied(Event.Replied said) {
        return with(new Talk(talk.shown(), talk.asked(), and(talk.replies(), said)));
    }

    private Progress with(Talk next) {
        return new Progress(began, called, answer, found, foundAt, look, next, result);
    }

    private static <T> List<T> and(List<T> some, T more) {
        List<T> all = new ArrayList<>(some);
        all.add(more);
        return all;
    }

    Progress ended(StepResult how) {
        return new Progress(began, called, answer, found, foundAt, look, talk, Optional.of(how));
    }

    /** What is known of the call: a look afterwards counts more than its answer. */
    public Optional<Outcome> outcome() {
        return found.or(() -> answer);
    }

    public Optional<Moment> asked() {
        return talk.asked();
    }

    /** The first answer; where one is enough, the only one. */
    public Optional<Event.Replied> reply() {
        return talk.replies().stream().findFirst();
    }

    public boolean isSettled() {
        return found.isPresent();
    }

    /** True when the call was answered with Done, or a look found that it took hold. */
    public boolean isDone() {
        return outcome().orElse(null) instanceof Outcome.Done;
    }

    /** True when a call left, or may have left, and nobody has looked yet what it did. */
    boolean inDoubt() {
        return called.isPresent()
                && found.isEmpty()
                && !(answer.orElse(null) instanceof Outcome.Done)
                && !(answer.orElse(null) instanceof Outcome.Refused);
    }

    /** True when its coordinator died with the call, and a look found that it did nothing. */
    boolean neverLeft() {
        return answer.isEmpty() && found.orElse(null) instanceof Outcome.Refused;
    }

    /** True when the call did something, or may have. */
    public boolean mayHaveHappened() {
        return called.isPresent() && !(outcome().orElse(null) instanceof Outcome.Refused);
    }
}

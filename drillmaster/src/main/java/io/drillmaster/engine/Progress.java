package io.drillmaster.engine;

import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.StepResult;
import java.util.Optional;

/**
 * How far one deed for a step has come, folded from its events.
 *
 * @param called when its call was last written down to leave
 * @param answer what came back from that call
 * @param found what a look afterwards found
 * @param talk the question that was put for it, and the answer
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

    /** A question that was put, and what was said. */
    public record Talk(Optional<Moment> asked, Optional<Event.Replied> reply) {
        static final Talk NONE = new Talk(Optional.empty(), Optional.empty());
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

    Progress asked(Moment at) {
        return new Progress(
                began,
                called,
                answer,
                found,
                foundAt,
                look,
                new Talk(Optional.of(at), Optional.empty()),
                result);
    }

    Progress replied(Event.Replied said) {
        return new Progress(
                began,
                called,
                answer,
                found,
                foundAt,
                look,
                new Talk(talk.asked(), Optional.of(said)),
                result);
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

    public Optional<Event.Replied> reply() {
        return talk.reply();
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

    /** True when the call did something, or may have. */
    public boolean mayHaveHappened() {
        return called.isPresent() && !(outcome().orElse(null) instanceof Outcome.Refused);
    }
}

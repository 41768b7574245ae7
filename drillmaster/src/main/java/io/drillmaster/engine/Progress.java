package io.drillmaster.engine;

import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.StepResult;
import java.util.Optional;

/** How far one step has come, folded from its events. */
public record Progress(
        Moment began,
        Optional<Moment> called,
        Optional<Outcome> outcome,
        boolean settled,
        Optional<Event.Looked> look,
        Optional<Moment> lookedAt,
        Optional<Moment> asked,
        Optional<Event.Replied> reply,
        Optional<StepResult> result) {

    static Progress begun(Moment at) {
        return new Progress(
                at,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Progress called(Moment at) {
        return new Progress(
                began, Optional.of(at), outcome, settled, look, lookedAt, asked, reply, result);
    }

    Progress answered(Outcome found, boolean bySettling) {
        return new Progress(
                began,
                called,
                Optional.of(found),
                bySettling,
                look,
                lookedAt,
                asked,
                reply,
                result);
    }

    Progress looked(Event.Looked found, Moment at) {
        return new Progress(
                began,
                called,
                outcome,
                settled,
                Optional.of(found),
                Optional.of(at),
                asked,
                reply,
                result);
    }

    Progress asked(Moment at) {
        return new Progress(
                began, called, outcome, settled, look, lookedAt, Optional.of(at), reply, result);
    }

    Progress replied(Event.Replied said) {
        return new Progress(
                began, called, outcome, settled, look, lookedAt, asked, Optional.of(said), result);
    }

    Progress ended(StepResult how) {
        return new Progress(
                began, called, outcome, settled, look, lookedAt, asked, reply, Optional.of(how));
    }

    /** True when a call left, or may have left, and nobody knows yet what it did. */
    boolean inDoubt() {
        return called.isPresent()
                && (outcome.isEmpty() || (outcome.get() instanceof Outcome.Unknown && !settled));
    }

    /** True when the call did something, or may have. */
    boolean mayHaveHappened() {
        return called.isPresent() && !(outcome.orElse(null) instanceof Outcome.Refused);
    }
}

package io.drillmaster.engine;

import io.drillmaster.journal.Event;
import java.util.Optional;

/** What becomes of something that was said to a running drill; nothing, when it comes too late. */
final class Hearing {

    private Hearing() {}

    static Optional<Event> of(DrillState state, Said said) {
        return switch (said) {
            case Said.Abort abort ->
                    state.abort().isEmpty() && state.turned().isEmpty()
                            ? Optional.of(new Event.AbortAsked(abort.by(), abort.why()))
                            : Optional.empty();
            case Said.Stop stop ->
                    state.ends().stop().isEmpty() && state.turned().isEmpty()
                            ? Optional.of(new Event.StopSeen(stop.stop(), stop.why()))
                            : Optional.empty();
            case Said.Reply reply ->
                    Question.open(state, reply.step())
                            .map(question -> answer(state, question, reply));
        };
    }

    private static Event answer(DrillState state, Question question, Said.Reply reply) {
        return Asking.objection(state, question, reply)
                .<Event>map(why ->
                        new Event.Dismissed(question.step(), reply.by(), reply.answer(), why))
                .orElseGet(() ->
                        new Event.Replied(
                                question.step(),
                                question.purpose(),
                                question.role(),
                                reply.by(),
                                reply.answer(),
                                reply.standIn(),
                                !reply.standIn()
                                        && state.plan()
                                                .crew()
                                                .deputies(question.role())
                                                .contains(reply.by())));
    }
}

package io.drillmaster.engine;

import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.runbook.Quorum;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What no look can settle is asked of a named person, who can go and see. */
final class Doubt {

    /** How long the drill waits for somebody who goes and sees. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String MASTER = "drill-master";

    /** What a person found. */
    enum Finding {
        HAPPENED,
        DID_NOT,
        UNKNOWN
    }

    private Doubt() {}

    static Question question(DrillState state, Step.Act act, Purpose purpose, Progress.Talk talk) {
        boolean back = purpose == Purpose.UNDO;
        String why =
                state.deed(purpose, act.id())
                        .flatMap(Progress::outcome)
                        .map(Doubt::told)
                        .orElse("no answer came");
        String what =
                back
                        ? "Is step %s (%s on %s) taken back?"
                                .formatted(act.id(), act.verb(), act.on())
                        : "Did %s on %s take hold?".formatted(act.verb(), act.on());
        return new Question(
                new Deed(purpose, act.id()),
                role(state),
                "%s No look can tell: %s. Go and see, and answer `done` or `not done`."
                        .formatted(what, why),
                false,
                false,
                Quorum.ANYBODY,
                talk);
    }

    static String told(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> "it said that it was done";
            case Outcome.Refused refused -> refused.why();
            case Outcome.Unknown unknown -> unknown.why();
        };
    }

    /** The drill master, or else whoever holds the first role of the crew. */
    private static String role(DrillState state) {
        var roles = state.plan().crew().roles();
        return roles.containsKey(MASTER) || roles.isEmpty() ? MASTER : roles.firstKey();
    }

    static Finding finding(Optional<Event.Replied> reply) {
        String said = reply.map(each -> each.answer().strip().toLowerCase(Locale.ROOT)).orElse("");
        return switch (said) {
            case "done", "yes" -> Finding.HAPPENED;
            case "not done", "no" -> Finding.DID_NOT;
            default -> Finding.UNKNOWN;
        };
    }
}

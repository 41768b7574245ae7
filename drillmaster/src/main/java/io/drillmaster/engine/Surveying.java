package io.drillmaster.engine;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.Side;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Decides when the estate is looked at as a whole: before the first step, and when nothing is left
 * to do. What is then not as before is looked at again, since a service may still be coming back.
 */
final class Surveying {

    /** The runbook has waited for its own return already. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** On the way back a host may just have been given its power, and boots. */
    private static final Duration PATIENCE_BACK = Duration.ofMinutes(2);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    private Surveying() {}

    /** Everything is seen before anything is done; what cannot be seen cannot be compared. */
    static Optional<Command> before(DrillState state) {
        List<Call> unseen =
                state.plan().normal().stream()
                        .filter(call -> !state.surveys().looked(Side.BEFORE, call))
                        .toList();
        if (!unseen.isEmpty()) {
            return Optional.of(new Command.Survey(Side.BEFORE, unseen));
        }
        return state.plan().normal().stream()
                .filter(call -> !wasSeen(state, call))
                .findFirst()
                .map(call ->
                        new Command.TurnBack(
                                Ending.FAILED,
                                "the estate must be seen as it is before anything is done to it, and %s on %s had no answer: %s"
                                        .formatted(call.verb(), call.on(), why(state, call))));
    }

    /** Nothing was done to an estate that was not seen before, so there is nothing to compare. */
    static Optional<Command> after(DrillState state, Moment now) {
        List<Call> normal = state.plan().normal();
        if (!normal.stream().allMatch(call -> wasSeen(state, call))) {
            return Optional.empty();
        }
        List<Call> never =
                normal.stream().filter(call -> !state.surveys().looked(Side.AFTER, call)).toList();
        if (!never.isEmpty()) {
            return Optional.of(new Command.Survey(Side.AFTER, never));
        }
        List<Call> otherwise =
                normal.stream().filter(call -> !state.surveys().asBefore(call)).toList();
        return otherwise.isEmpty() ? Optional.empty() : again(state, otherwise, now);
    }

    /** Each pause is as long as all before it, so that few looks are made however long it takes. */
    private static Optional<Command> again(DrillState state, List<Call> calls, Moment now) {
        Moment began = state.surveys().began().orElseThrow();
        Moment last = state.surveys().last().orElseThrow();
        Duration patience = state.turned().isPresent() ? PATIENCE_BACK : PATIENCE;
        Duration looked = state.between(began, last);
        if (looked.compareTo(patience) >= 0) {
            return Optional.empty();
        }
        Duration longer = looked.compareTo(SHORTEST_PAUSE) > 0 ? looked : SHORTEST_PAUSE;
        Duration rest = patience.minus(looked);
        Duration pause = longer.compareTo(rest) < 0 ? longer : rest;
        Duration left = pause.minus(state.between(last, now));
        return Optional.of(
                left.isPositive()
                        ? new Command.Pause(left)
                        : new Command.Survey(Side.AFTER, calls));
    }

    private static boolean wasSeen(DrillState state, Call call) {
        return state.surveys().found(Side.BEFORE, call).orElse(null) instanceof Outcome.Done;
    }

    private static String why(DrillState state, Call call) {
        return switch (state.surveys().found(Side.BEFORE, call).orElseThrow()) {
            case Outcome.Done _ -> "it was seen";
            case Outcome.Refused refused -> refused.why();
            case Outcome.Unknown unknown -> unknown.why();
        };
    }
}

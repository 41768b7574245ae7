package io.drillmaster.engine;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.StepResult;
import io.drillmaster.runbook.Failback;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Decides what is next from where the drill stands and what time it is; does nothing itself. */
public final class Decider {

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    private final Acting acting;

    /**
     * @param repeatable true of a verb of which a second call does no more than the first
     */
    public Decider(Predicate<String> repeatable) {
        this.acting = new Acting(repeatable);
    }

    /**
     * What is next.
     *
     * @param underWay what was sent and has no answer yet
     */
    public Command next(DrillState state, Moment now, Set<Deed> underWay) {
        return Abreast.orWait(decide(state, now, underWay), underWay);
    }

    private Command decide(DrillState state, Moment now, Set<Deed> underWay) {
        if (state.closed().isPresent()) {
            return new Command.Rest();
        }
        Optional<Command> rejoin = rejoin(state);
        if (rejoin.isPresent()) {
            return rejoin.get();
        }
        Optional<Failback> home = WayHome.taken(state);
        if (home.isPresent()) {
            return home(state, home.get(), now, underWay);
        }
        if (state.turned().isPresent()) {
            return WayBack.next(state, state.turned().get(), now, underWay);
        }
        return end(state)
                .or(() -> overrun(state, now))
                .or(() -> Leases.due(state, now, underWay))
                .or(() -> Surveying.before(state))
                .orElseGet(() -> inTime(state, now, forward(state, now, underWay)));
    }

    /** What was begun since the other site works is taken back first; then the steps lead home. */
    private Command home(DrillState state, Failback home, Moment now, Set<Deed> underWay) {
        int from = Math.max(home.first(), state.phase());
        return WayBack.before(state, home, now, underWay)
                .or(() -> Leases.due(state, now, underWay))
                .or(() ->
                        walk(state, from, home.last(), now, underWay)
                                .map(next -> inTime(state, now, next)))
                .orElseThrow();
    }

    /** Why the drill has to go back from here, whatever it was about to do. */
    private static Optional<Command> end(DrillState state) {
        Optional<Command> abort =
                state.abort()
                        .map(asked ->
                                new Command.TurnBack(
                                        Ending.ABORTED, asked.by() + ": " + asked.why()));
        return abort.or(() ->
                        state.ends()
                                .stop()
                                .map(seen ->
                                        new Command.TurnBack(
                                                Ending.STOPPED, seen.stop() + ": " + seen.why())))
                .or(() -> Leases.lost(state).map(why -> new Command.TurnBack(Ending.FAILED, why)));
    }

    /** A phase that takes longer than people were told is a stop condition, where one says so. */
    private static Optional<Command> overrun(DrillState state, Moment now) {
        boolean over = !state.surveys().after().isEmpty();
        if (!state.plan().stops().overrun() || state.phase() == 0 || over) {
            return Optional.empty();
        }
        Phase phase = state.plan().phases().get(state.phase() - 1);
        Duration since = state.between(state.place().began().orElseThrow(), now);
        return since.compareTo(phase.budget()) <= 0
                ? Optional.empty()
                : Optional.of(
                        new Command.TurnBack(
                                Ending.STOPPED,
                                "phase %d, %s, is over its budget of %s"
                                        .formatted(
                                                state.phase(),
                                                phase.title(),
                                                Quantity.of(phase.budget()))));
    }

    /** No rest is so long that a lease would run out in it. */
    private static Command inTime(DrillState state, Moment now, Command command) {
        if (!(command instanceof Command.Pause pause)) {
            return command;
        }
        return Leases.rest(state, now)
                .filter(rest -> rest.compareTo(pause.time()) < 0)
                .<Command>map(rest -> new Command.Pause(rest.isNegative() ? Duration.ZERO : rest))
                .orElse(pause);
    }

    /** A watch begun by an earlier sitting is taken hold of before anything else. */
    private static Optional<Command> rejoin(DrillState state) {
        if (state.watches().isEmpty()) {
            return Optional.empty();
        }
        return state.plan().steps().stream()
                .filter(Step.Watch.class::isInstance)
                .map(Step.Watch.class::cast)
                .filter(watch -> heldByAnEarlierSitting(state, watch.id()))
                .findFirst()
                .map(Command.RejoinWatch::new);
    }

    private static boolean heldByAnEarlierSitting(DrillState state, String step) {
        OpenWatch open = state.watches().get(step);
        return open != null && open.sitting() < state.sitting();
    }

    /** The next step of these phases, the first and the last counted from 1; empty at their end. */
    private Optional<Command> walk(
            DrillState state, int first, int last, Moment now, Set<Deed> underWay) {
        for (int i = first - 1; i < last; i++) {
            Phase phase = state.plan().phases().get(i);
            int done = i < state.phase() ? state.place().done() : 0;
            if (done < phase.steps().size()) {
                Step step = phase.steps().get(done);
                Optional<Progress> progress = state.step(step.id());
                if (progress.flatMap(Progress::result).isPresent()) {
                    return Optional.of(
                            new Command.TurnBack(
                                    Ending.FAILED,
                                    "step " + step.id() + " failed: " + step.title()));
                }
                if (state.phase() < i + 1) {
                    return Optional.of(new Command.BeginPhase(i + 1, phase.title()));
                }
                return progress.map(begun -> step(state, step, begun, now, underWay))
                        .or(() -> Optional.of(Cues.begin(state, step, now)));
            }
        }
        return Optional.empty();
    }

    private Command forward(DrillState state, Moment now, Set<Deed> underWay) {
        int from = Math.max(1, state.phase());
        return walk(state, from, state.plan().phases().size(), now, underWay)
                .orElseGet(() -> end(state, now));
    }

    private static Command end(DrillState state, Moment now) {
        if (WayBack.stillStands(state)) {
            return new Command.TurnBack(
                    Ending.COMPLETED, "every step ended, and what still stands is taken back");
        }
        return Surveying.after(state, now)
                .or(() -> WayBack.endWatches(state))
                .orElseGet(
                        () -> new Command.Close(Ending.COMPLETED, "every step ended", List.of()));
    }

    private Command step(
            DrillState state, Step step, Progress progress, Moment now, Set<Deed> underWay) {
        BiFunction<Step, Progress, Command> one =
                (part, begun) -> step(state, part, begun, now, underWay);
        return switch (step) {
            case Step.FanOut out -> Spreading.next(state, out, underWay, one);
            case Step.Sealed sealed -> Unsealing.next(state, sealed, one);
            case Step.Act act -> acting.next(state, act, progress, now);
            case Step.Await await -> await(state, await, progress, now);
            case Step.Ask ask -> Asking.step(state, ask, progress, now);
            case Step.Watch watch ->
                    state.watches().containsKey(watch.id())
                            ? done(watch, "watching")
                            : new Command.BeginWatch(watch);
            case Step.Hold hold -> {
                Duration left = hold.time().minus(state.between(progress.began(), now));
                yield left.isPositive() ? new Command.Pause(left) : done(hold, "time passed");
            }
        };
    }

    private static Command await(
            DrillState state, Step.Await await, Progress progress, Moment now) {
        boolean held =
                progress.look()
                        .filter(seen -> seen.look().holds())
                        .filter(seen ->
                                state.between(progress.began(), seen.at()).compareTo(await.within())
                                        <= 0)
                        .isPresent();
        if (held) {
            return done(await, await.until().toString());
        }
        if (state.between(progress.began(), now).compareTo(await.within()) >= 0) {
            String last =
                    progress.look()
                            .map(seen -> told(seen.look()))
                            .orElse("no look was answered in that time");
            return new Command.EndStep(
                    await,
                    await.check() ? StepResult.UNMET : StepResult.FAILED,
                    "not within %s: %s; %s"
                            .formatted(Quantity.of(await.within()), await.until(), last));
        }
        return new Command.Look(await, look(await, state.between(progress.began(), now)));
    }

    /** Bounded, so that the rest of the time is left for another. */
    private static Call look(Step.Await await, Duration since) {
        Duration left = await.within().minus(since).plusMillis(1);
        Duration limit = left.compareTo(LONGEST_LOOK) < 0 ? left : LONGEST_LOOK;
        return new Call(await.verb(), await.on(), await.with(), limit);
    }

    private static String told(Event.Looked look) {
        return switch (look.outcome()) {
            case Outcome.Done done -> "last seen: " + done.facts().values();
            case Outcome.Refused refused -> "the last look was refused: " + refused.why();
            case Outcome.Unknown unknown -> "the last look had no answer: " + unknown.why();
        };
    }

    private static Command done(Step step, String why) {
        return new Command.EndStep(step, StepResult.DONE, why);
    }
}

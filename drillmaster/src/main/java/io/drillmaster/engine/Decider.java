package io.drillmaster.engine;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.StepResult;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Otherwise;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Decides what is next from where the drill stands and what time it is; does nothing itself. */
public final class Decider {

    private static final Set<String> NO = Set.of("no", "n", "stop", "abort");

    private final WayBack wayBack = new WayBack();

    public Command next(DrillState state, Moment now) {
        if (state.closed().isPresent()) {
            return new Command.Rest();
        }
        Optional<Command> rejoin = rejoin(state);
        if (rejoin.isPresent()) {
            return rejoin.get();
        }
        if (state.turned().isPresent()) {
            return wayBack.next(state, state.turned().get());
        }
        if (state.abort().isPresent()) {
            Event.AbortAsked abort = state.abort().get();
            return new Command.TurnBack(Ending.ABORTED, abort.by() + ": " + abort.why());
        }
        return forward(state, now);
    }

    /** A watch begun by an earlier sitting is taken hold of before anything else. */
    private static Optional<Command> rejoin(DrillState state) {
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

    private Command forward(DrillState state, Moment now) {
        Plan plan = state.plan();
        for (int i = 0; i < plan.phases().size(); i++) {
            Phase phase = plan.phases().get(i);
            for (Step step : phase.steps()) {
                Optional<Progress> progress = state.step(step.id());
                Optional<StepResult> result = progress.flatMap(Progress::result);
                if (result.isPresent() && result.get() == StepResult.DONE) {
                    continue;
                }
                if (result.isPresent()) {
                    return new Command.TurnBack(
                            Ending.FAILED, "step " + step.id() + " failed: " + step.title());
                }
                if (state.phase() < i + 1) {
                    return new Command.BeginPhase(i + 1, phase.title());
                }
                return progress.map(begun -> step(state, step, begun, now))
                        .orElseGet(() -> new Command.BeginStep(step));
            }
        }
        return WayBack.endWatches(state)
                .orElseGet(
                        () -> new Command.Close(Ending.COMPLETED, "every step ended", List.of()));
    }

    private Command step(DrillState state, Step step, Progress progress, Moment now) {
        return switch (step) {
            case Step.Act act -> act(act, progress);
            case Step.Await await -> await(await, progress, now);
            case Step.Ask ask -> ask(ask, progress, now);
            case Step.Watch watch ->
                    state.watches().containsKey(watch.id())
                            ? done(watch, "watching")
                            : new Command.BeginWatch(watch);
            case Step.Hold hold -> {
                Duration left = hold.time().minus(progress.began().until(now));
                yield left.isPositive() ? new Command.Pause(left) : done(hold, "time passed");
            }
        };
    }

    private static Command act(Step.Act act, Progress progress) {
        Call call = new Call(act.verb(), act.on(), act.with(), act.limit());
        if (progress.called().isEmpty()) {
            return new Command.Perform(act.id(), Purpose.ACT, call);
        }
        if (progress.inDoubt()) {
            return new Command.Settle(act.id(), Purpose.ACT, call);
        }
        return switch (progress.outcome().orElseThrow()) {
            case Outcome.Done _ -> done(act, progress.settled() ? "done, found by a look" : "done");
            case Outcome.Refused refused -> failed(act, refused.why());
            case Outcome.Unknown unknown -> failed(act, "it is unknown: " + unknown.why());
        };
    }

    private static Command await(Step.Await await, Progress progress, Moment now) {
        boolean held = progress.look().map(Event.Looked::holds).orElse(false);
        boolean inTime =
                progress.lookedAt()
                        .map(at -> progress.began().until(at).compareTo(await.within()) <= 0)
                        .orElse(false);
        if (held && inTime) {
            return done(await, await.until().toString());
        }
        if (progress.began().until(now).compareTo(await.within()) >= 0) {
            String last =
                    progress.look().map(Decider::told).orElse("no look was answered in that time");
            return failed(
                    await,
                    "not within "
                            + Quantity.of(await.within())
                            + ": "
                            + await.until()
                            + "; "
                            + last);
        }
        return new Command.Look(await);
    }

    private static String told(Event.Looked look) {
        return switch (look.outcome()) {
            case Outcome.Done done -> "last seen: " + done.facts().values();
            case Outcome.Refused refused -> "the last look was refused: " + refused.why();
            case Outcome.Unknown unknown -> "the last look had no answer: " + unknown.why();
        };
    }

    private static Command ask(Step.Ask ask, Progress progress, Moment now) {
        if (progress.asked().isEmpty()) {
            return new Command.Put(ask);
        }
        if (progress.reply().isPresent()) {
            Event.Replied reply = progress.reply().get();
            boolean no = NO.contains(reply.answer().strip().toLowerCase(Locale.ROOT));
            boolean gate = ask.otherwise() == Otherwise.ABORT;
            String why = reply.by() + " answered: " + reply.answer();
            return no && gate ? failed(ask, why) : done(ask, why);
        }
        Duration left = ask.within().minus(progress.asked().get().until(now));
        if (left.isPositive()) {
            return new Command.Pause(left);
        }
        String silence =
                "nobody answered as " + ask.role() + " within " + Quantity.of(ask.within());
        return switch (ask.otherwise()) {
            case ABORT -> failed(ask, silence);
            case CONTINUE -> done(ask, silence + "; the drill goes on");
        };
    }

    private static Command done(Step step, String why) {
        return new Command.EndStep(step, StepResult.DONE, why);
    }

    private static Command failed(Step step, String why) {
        return new Command.EndStep(step, StepResult.FAILED, why);
    }
}

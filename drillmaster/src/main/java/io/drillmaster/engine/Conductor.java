package io.drillmaster.engine;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Journal;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.StepResult;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Step;
import io.drillmaster.watch.WatchEnd;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchStart;
import io.drillmaster.watch.Watches;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/** The one loop: asks the decider, writes what it will do, does it, and writes what came of it. */
public final class Conductor {

    /** How long a pause may be before people are heard again. */
    private static final Duration HEARING = Duration.ofMillis(100);

    /** What a connector gets beyond its own limit before it is taken for hung. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Journal journal;
    private final Connectors connectors;
    private final Watches watches;
    private final People people;
    private final Time time;
    private final Seat seat;
    private final Decider decider = new Decider();
    private DrillState state = DrillState.EMPTY;
    private int folded;

    public Conductor(
            Journal journal,
            Connectors connectors,
            Watches watches,
            People people,
            Time time,
            Seat seat) {
        this.journal = journal;
        this.connectors = connectors;
        this.watches = watches;
        this.people = people;
        this.time = time;
        this.seat = seat;
    }

    /**
     * Who sits at the desk.
     *
     * @param boot identifies the boot of this machine
     */
    public record Seat(String by, String boot, long pid, SortedMap<String, String> versions) {}

    /** Opens a new drill and conducts it to its end. */
    public Event.Closed open(String drill, Plan plan) {
        if (!journal.entries().isEmpty()) {
            throw new IllegalStateException("this journal already holds a drill");
        }
        append(new Event.Opened(drill, plan));
        return conduct();
    }

    /**
     * Conducts the drill of the journal from where it stands; starting and resuming are the same.
     */
    public Event.Closed conduct() {
        fold();
        if (state.closed().isEmpty()) {
            append(
                    new Event.SatDown(
                            state.sitting() + 1,
                            seat.by(),
                            seat.boot(),
                            seat.pid(),
                            seat.versions()));
        }
        while (state.closed().isEmpty()) {
            people.heard(state).forEach(this::hear);
            act(decider.next(state, now()));
        }
        return state.closed().get();
    }

    private void hear(Said said) {
        switch (said) {
            case Said.Abort abort -> {
                if (state.abort().isEmpty() && state.turned().isEmpty()) {
                    append(new Event.AbortAsked(abort.by(), abort.why()));
                }
            }
            case Said.Reply reply ->
                    question(reply.step())
                            .ifPresent(ask ->
                                    append(
                                            new Event.Replied(
                                                    ask.id(),
                                                    ask.role(),
                                                    reply.by(),
                                                    reply.answer(),
                                                    reply.standIn())));
        }
    }

    /** The question of a step, if it was put and not answered yet. */
    private Optional<Step.Ask> question(String step) {
        return state.plan().steps().stream()
                .filter(each -> each.id().equals(step))
                .filter(Step.Ask.class::isInstance)
                .map(Step.Ask.class::cast)
                .filter(ask ->
                        state.step(ask.id())
                                .filter(progress -> progress.asked().isPresent())
                                .filter(progress -> progress.reply().isEmpty())
                                .filter(progress -> progress.result().isEmpty())
                                .isPresent())
                .findFirst();
    }

    private void act(Command command) {
        switch (command) {
            case Command.BeginPhase begin ->
                    append(new Event.PhaseBegan(begin.phase(), begin.title()));
            case Command.BeginStep begin -> append(new Event.StepBegan(begin.step().id()));
            case Command.Perform perform -> perform(perform);
            case Command.Settle settle ->
                    append(
                            new Event.Settled(
                                    settle.step(),
                                    settle.purpose(),
                                    settled(
                                            marked(
                                                    settle.step(),
                                                    settle.purpose(),
                                                    settle.call()))));
            case Command.Look look -> look(look.step());
            case Command.Put put -> put(put.step());
            case Command.BeginWatch begin -> begin(begin.step());
            case Command.RejoinWatch rejoin -> rejoin(rejoin.step());
            case Command.EndWatch end -> end(end.step());
            case Command.EndStep end ->
                    append(new Event.StepEnded(end.step().id(), end.result(), end.why()));
            case Command.Pause pause -> time.pass(shorter(pause.time(), HEARING));
            case Command.TurnBack back -> append(new Event.TurnedBack(back.ending(), back.why()));
            case Command.Close close ->
                    append(new Event.Closed(close.ending(), close.why(), close.left()));
            case Command.Rest _ -> {}
        }
    }

    private void perform(Command.Perform perform) {
        Call call = marked(perform.step(), perform.purpose(), perform.call());
        append(new Event.Called(perform.step(), perform.purpose(), call));
        Outcome outcome = bounded(call, () -> connectors.perform(call));
        append(new Event.Answered(perform.step(), perform.purpose(), outcome));
    }

    /** Whoever resumes the drill gives the same mark, and nobody else does. */
    private Call marked(String step, Purpose purpose, Call call) {
        String drill = state.opened().orElseThrow().drill();
        return call.marked(purpose.mark(journal.entries().getFirst(), drill, step));
    }

    private Outcome settled(Call call) {
        return bounded(call, () -> connectors.settle(call));
    }

    private Outcome bounded(Call call, Callable<Outcome> work) {
        try {
            return time.bounded(call.limit().plus(GRACE), work);
        } catch (TimeoutException e) {
            return new Outcome.Unknown(
                    call.verb()
                            + " on "
                            + call.on()
                            + " gave no answer within "
                            + Quantity.of(call.limit()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Unknown(call.verb() + " on " + call.on() + " was interrupted");
        } catch (Exception e) {
            return new Outcome.Unknown(
                    call.verb() + " on " + call.on() + " broke inside its connector: " + e);
        }
    }

    private void look(Step.Await await) {
        long began = time.mono();
        Duration left = await.within().minus(startOf(await).until(now()));
        Call call =
                new Call(
                        await.verb(),
                        await.on(),
                        await.with(),
                        shorter(left.plusMillis(1), Duration.ofSeconds(5)));
        Outcome outcome = bounded(call, () -> connectors.perform(call));
        boolean holds = outcome instanceof Outcome.Done done && await.until().holds(done.facts());
        Event.Looked looked = new Event.Looked(await.id(), outcome, holds);
        boolean news =
                state.step(await.id())
                        .flatMap(Progress::look)
                        .map(before -> !before.equals(looked))
                        .orElse(true);
        if (news) {
            append(looked);
        }
        if (!holds) {
            Duration rest = await.every().minusNanos(time.mono() - began);
            waitFor(shorter(rest, await.within().minus(startOf(await).until(now()))));
        }
    }

    private Moment startOf(Step.Await await) {
        return state.step(await.id()).orElseThrow().began();
    }

    private void put(Step.Ask ask) {
        append(
                new Event.Asked(
                        ask.id(), ask.role(), ask.question(), now().plus(ask.within()).wall()));
    }

    private void begin(Step.Watch watch) {
        switch (watches.begin(request(watch))) {
            case WatchStart.Began began ->
                    append(
                            new Event.WatchBegan(
                                    watch.id(), began.alignment(), began.facts().values()));
            case WatchStart.Failed failed ->
                    append(new Event.StepEnded(watch.id(), StepResult.FAILED, failed.why()));
        }
    }

    private void rejoin(Step.Watch watch) {
        switch (watches.rejoin(request(watch))) {
            case WatchStart.Began began ->
                    append(
                            new Event.WatchBegan(
                                    watch.id(), began.alignment(), began.facts().values()));
            case WatchStart.Failed failed -> {
                // Nobody looks any more, but what was seen until then may still be brought home.
                WatchEnd end = watches.end(request(watch));
                append(
                        new Event.WatchEnded(
                                watch.id(),
                                end.alignment(),
                                end.captures(),
                                Optional.of(failed.why())));
            }
        }
    }

    private void end(Step.Watch watch) {
        WatchEnd end = watches.end(request(watch));
        append(new Event.WatchEnded(watch.id(), end.alignment(), end.captures(), end.trouble()));
    }

    private WatchRequest request(Step.Watch watch) {
        String drill = state.opened().orElseThrow().drill();
        return new WatchRequest(
                drill, watch.id(), watch.kind(), watch.on(), watch.with(), watch.every());
    }

    private void waitFor(Duration rest) {
        if (rest.isPositive()) {
            time.pass(shorter(rest, Duration.ofSeconds(1)));
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Moment now() {
        return new Moment(time.wall(), time.mono(), Math.max(1, state.sitting()));
    }

    private void append(Event event) {
        Moment at =
                event instanceof Event.SatDown sat
                        ? new Moment(time.wall(), time.mono(), sat.sitting())
                        : now();
        journal.append(at, event);
        fold();
    }

    private void fold() {
        for (var entry : journal.since(folded)) {
            state = state.after(entry);
            folded++;
        }
    }
}

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
import io.drillmaster.runbook.Step;
import io.drillmaster.watch.WatchEnd;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchStart;
import io.drillmaster.watch.Watches;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * The one loop: asks the decider, writes what it will do, does it, and writes what came of it. What
 * it writes is synced before anything leaves it or it waits, and so all between two acts is one
 * sync.
 */
public final class Conductor {

    /** How long a pause may be before people are heard again. */
    private static final Duration HEARING = Duration.ofMillis(100);

    private final Journal journal;
    private final Hands hands;
    private final Watches watches;
    private final People people;
    private final Time time;
    private final Seat seat;
    private final Lookout lookout;
    private final ClockCheck clock;
    private final WholeLook wholeLook;
    private final Decider decider = new Decider();
    private DrillState state = DrillState.EMPTY;

    public Conductor(
            Journal journal,
            Connectors connectors,
            Watches watches,
            People people,
            Time time,
            Seat seat) {
        this.journal = journal;
        this.hands = new Hands(connectors, time);
        this.watches = watches;
        this.people = people;
        this.time = time;
        this.seat = seat;
        this.lookout = new Lookout(hands, time, journal);
        this.clock = new ClockCheck(time);
        this.wholeLook = new WholeLook(connectors, time);
    }

    /**
     * Who sits at the desk.
     *
     * @param boot identifies the boot of this machine
     */
    public record Seat(String by, String boot, long pid, SortedMap<String, String> versions) {}

    /** Opens a new drill and conducts it to its end; the overrides are what let it start. */
    public Event.Closed open(String drill, Plan plan, Event.Overrode... overrides) {
        if (!journal.entries().isEmpty()) {
            throw new IllegalStateException("this journal already holds a drill");
        }
        append(new Event.Opened(drill, plan));
        Stream.of(overrides).forEach(this::append);
        return sit();
    }

    /**
     * Conducts the drill of the journal from where it stands; starting and resuming are the same.
     */
    public Event.Closed conduct() {
        state = DrillState.of(journal.entries());
        return sit();
    }

    private Event.Closed sit() {
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
            clock.stepped().ifPresent(by -> append(new Event.ClockStepped(by)));
            people.heard(state).forEach(this::hear);
            lookout.heard(state).forEach(this::hear);
            act(decider.next(state, now()));
        }
        journal.sync();
        return state.closed().get();
    }

    private void hear(Said said) {
        Hearing.of(state, said).ifPresent(this::append);
    }

    private void act(Command command) {
        switch (command) {
            case Command.BeginPhase begin ->
                    append(new Event.PhaseBegan(begin.phase(), begin.title()));
            case Command.BeginStep begin -> append(new Event.StepBegan(begin.step().id()));
            case Command.Perform perform -> perform(perform);
            case Command.Keep keep -> keep(keep);
            case Command.Settle settle ->
                    append(new Event.Settled(settle.step(), settle.purpose(), settled(settle)));
            case Command.Look look -> look(look.step());
            case Command.Put put -> put(put.question(), put.within());
            case Command.BeginWatch begin -> begin(begin.step());
            case Command.RejoinWatch rejoin -> rejoin(rejoin.step());
            case Command.EndWatch end -> end(end.step());
            case Command.EndStep end ->
                    append(new Event.StepEnded(end.step().id(), end.result(), end.why()));
            case Command.Pause pause -> pass(shorter(pause.time(), HEARING));
            case Command.Survey survey -> survey(survey);
            case Command.TurnBack back -> append(new Event.TurnedBack(back.ending(), back.why()));
            case Command.Close close ->
                    append(new Event.Closed(close.ending(), close.why(), close.left()));
            case Command.Rest _ -> {}
        }
    }

    private void perform(Command.Perform perform) {
        Call call = marked(perform.step(), perform.purpose(), perform.call());
        append(new Event.Called(perform.step(), perform.purpose(), call));
        journal.sync();
        append(new Event.Answered(perform.step(), perform.purpose(), hands.perform(call)));
    }

    private void keep(Command.Keep keep) {
        Call call = marked(keep.step(), keep.purpose(), keep.call());
        append(new Event.Called(keep.step(), keep.purpose(), call));
        journal.sync();
        append(
                new Event.Answered(
                        keep.step(),
                        keep.purpose(),
                        hands.keep(keep.purpose(), call, keep.lease())));
    }

    private Outcome settled(Command.Settle settle) {
        journal.sync();
        return hands.settle(
                settle.purpose(), marked(settle.step(), settle.purpose(), settle.call()));
    }

    /** Whoever resumes the drill gives the same mark, and nobody else does. */
    private Call marked(String step, Purpose purpose, Call call) {
        return call.marked(purpose.mark(journal.first(), drill(), step));
    }

    private String drill() {
        return state.opened().orElseThrow().drill();
    }

    private void survey(Command.Survey survey) {
        journal.sync();
        wholeLook
                .look(journal.entries(), survey.calls())
                .forEach((call, outcome) ->
                        append(new Event.Surveyed(survey.side(), call, outcome)));
    }

    private void look(Step.Await await) {
        journal.sync();
        long began = time.mono();
        Call call =
                new Call(
                        await.verb(),
                        await.on(),
                        await.with(),
                        shorter(left(await).plusMillis(1), Duration.ofSeconds(5)),
                        Purpose.looking(journal.first(), drill(), await.id()));
        Outcome outcome = hands.perform(call);
        boolean holds = outcome instanceof Outcome.Done done && await.until().holds(done.facts());
        Event.Looked looked = new Event.Looked(await.id(), outcome, holds);
        boolean news =
                state.step(await.id())
                        .flatMap(Progress::look)
                        .map(before -> !before.look().equals(looked))
                        .orElse(true);
        if (news) {
            append(looked);
        }
        if (!holds) {
            Duration rest = await.every().minusNanos(time.mono() - began);
            Duration wait = shorter(rest, left(await));
            if (wait.isPositive()) {
                pass(shorter(wait, Duration.ofSeconds(1)));
            }
        }
    }

    private Duration left(Step.Await await) {
        Moment began = state.step(await.id()).orElseThrow().began();
        return await.within().minus(state.between(began, now()));
    }

    private void put(Question question, Duration within) {
        append(
                new Event.Asked(
                        question.step(),
                        question.purpose(),
                        question.role(),
                        question.text(),
                        now().plus(within).wall()));
    }

    private void begin(Step.Watch watch) {
        journal.sync();
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
        journal.sync();
        switch (watches.rejoin(request(watch))) {
            case WatchStart.Began began ->
                    append(
                            new Event.WatchBegan(
                                    watch.id(), began.alignment(), began.facts().values()));
            case WatchStart.Failed failed -> {
                // Nobody looks any more, but what was seen until then may still be brought home.
                WatchEnd end = watches.end(request(watch));
                ended(watch, end, Optional.of(failed.why()));
            }
        }
    }

    private void end(Step.Watch watch) {
        journal.sync();
        WatchEnd end = watches.end(request(watch));
        ended(watch, end, end.trouble());
    }

    /** What the journal does not name yet is kept at the vantage, too. */
    private void ended(Step.Watch watch, WatchEnd end, Optional<String> trouble) {
        append(new Event.WatchEnded(watch.id(), end.alignment(), end.captures(), trouble));
        journal.sync();
        watches.forget(request(watch));
    }

    private WatchRequest request(Step.Watch watch) {
        // Two homes may give their drills the same name, and watch from the same vantage.
        String drill = drill() + "-" + journal.first().brief();
        return new WatchRequest(
                drill, watch.id(), watch.kind(), watch.on(), watch.with(), watch.every());
    }

    private void pass(Duration rest) {
        journal.sync();
        time.pass(rest);
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
        state = state.after(journal.append(at, event));
    }
}

package io.drillmaster.engine;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connectors;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
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
    private final Errands errands;
    private final Watches watches;
    private final People people;
    private final Time time;
    private final Seat seat;
    private final Lookout lookout;
    private final ClockCheck clock;
    private final WholeLook wholeLook;
    private final Inquiry inquiry;
    private final Envelopes envelopes;
    private final Decider decider;
    private DrillState state = DrillState.EMPTY;

    public Conductor(
            Journal journal,
            Connectors connectors,
            Watches watches,
            People people,
            Time time,
            Seat seat,
            Envelopes envelopes) {
        this.envelopes = envelopes;
        this.journal = journal;
        this.hands = new Hands(connectors, time);
        this.errands = new Errands(time);
        this.decider = new Decider(connectors::canRepeat);
        this.watches = watches;
        this.people = people;
        this.time = time;
        this.seat = seat;
        this.lookout = new Lookout(hands, time, journal);
        this.clock = new ClockCheck(time);
        this.inquiry = new Inquiry(connectors, time);
        this.wholeLook = new WholeLook(connectors, inquiry);
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
            errands.came().forEach(this::tell);
            clock.stepped().ifPresent(by -> append(new Event.ClockStepped(by)));
            people.heard(state).forEach(this::hear);
            lookout.heard(state).forEach(this::hear);
            act(decider.next(state, now(), errands.underWay()));
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
            case Command.Look look -> send(List.of(look));
            case Command.Errand errand -> run(errand);
            case Command.Send send -> send(send.errands());
            case Command.Show show -> show(show.step(), show.calls());
            case Command.Open open ->
                    append(Unsealing.open(open.step(), envelopes.content(open.step().id())));
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

    /** One errand for which the drill waits. */
    private void run(Command.Errand errand) {
        Supplier<Event> work = prepared(errand);
        journal.sync();
        append(work.get());
    }

    /** All that are due leave after one sync; if none is, time passes until one may be. */
    private void send(List<Command.Errand> errands) {
        Map<Command.Errand, Supplier<Event>> leaving = new LinkedHashMap<>();
        Duration rest = HEARING;
        for (Command.Errand errand : errands) {
            Duration left = this.errands.untilDue(errand);
            if (left.isPositive()) {
                rest = shorter(rest, left);
            } else {
                leaving.put(errand, prepared(errand));
            }
        }
        if (leaving.isEmpty()) {
            pass(rest);
            return;
        }
        journal.sync();
        leaving.forEach(this.errands::send);
    }

    /** Writes down what is about to leave. */
    private Supplier<Event> prepared(Command.Errand errand) {
        Deed deed = errand.deed();
        Call call = errand.call().marked(mark(errand));
        if (errand.isDeed()) {
            append(new Event.Called(deed.step(), deed.purpose(), call));
        }
        return () -> hands.done(errand, call);
    }

    /** Whoever resumes the drill gives the same mark, and nobody else does. */
    private String mark(Command.Errand errand) {
        String drill = state.opened().orElseThrow().drill();
        Deed deed = errand.deed();
        return errand instanceof Command.Look
                ? Purpose.looking(journal.first(), drill, deed.step())
                : deed.purpose().mark(journal.first(), drill, deed.step());
    }

    private void survey(Command.Survey survey) {
        journal.sync();
        wholeLook
                .look(journal.entries(), survey.calls())
                .forEach((call, outcome) ->
                        append(new Event.Surveyed(survey.side(), call, outcome)));
    }

    /** What came of an errand; a look that found the same as the one before is no news. */
    private void tell(Event event) {
        boolean old =
                event instanceof Event.Looked looked
                        && state.step(looked.step())
                                .flatMap(Progress::look)
                                .filter(before -> before.look().equals(looked))
                                .isPresent();
        if (!old) {
            append(event);
        }
    }

    private void show(Step.Ask ask, List<Call> calls) {
        journal.sync();
        String drill = state.opened().orElseThrow().drill();
        String mark = Purpose.looking(journal.first(), drill, ask.id());
        inquiry.askJustOnce(calls.stream().map(call -> call.marked(mark)).toList())
                .forEach((call, outcome) -> append(new Event.Shown(ask.id(), call, outcome)));
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
            case WatchStart.Began began -> began(watch, began);
            case WatchStart.Failed failed ->
                    append(new Event.StepEnded(watch.id(), StepResult.FAILED, failed.why()));
        }
    }

    private void began(Step.Watch watch, WatchStart.Began began) {
        append(new Event.WatchBegan(watch.id(), began.alignment(), began.facts().values()));
    }

    private void rejoin(Step.Watch watch) {
        journal.sync();
        switch (watches.rejoin(request(watch))) {
            case WatchStart.Began began -> began(watch, began);
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
        String drill = state.opened().orElseThrow().drill() + "-" + journal.first().brief();
        return new WatchRequest(
                drill, watch.id(), watch.kind(), watch.on(), watch.with(), watch.every());
    }

    private void pass(Duration rest) {
        journal.sync();
        errands.await(rest);
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

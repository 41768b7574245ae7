package io.drillmaster.engine;

import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.StepResult;
import io.drillmaster.journal.Unfolded;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Where a drill stands: a fold of its journal and nothing else.
 *
 * @param sittings who sat down, and when, the first first
 * @param deeds progress of everything that was begun for a step
 * @param watches watches begun and not ended, by step id
 * @param surveys what was seen of the whole estate before and after
 */
public record DrillState(
        Optional<Event.Opened> opened,
        List<Event.SatDown> sittings,
        Place place,
        Deeds deeds,
        SortedMap<String, OpenWatch> watches,
        Surveys surveys,
        Ends ends) {

    /** What leads to the end of a drill, and the end. */
    public record Ends(
            Optional<Event.AbortAsked> abort,
            Optional<Event.StopSeen> stop,
            Optional<Event.TurnedBack> turned,
            Optional<Event.Closed> closed) {

        static final Ends NONE =
                new Ends(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static final DrillState EMPTY =
            new DrillState(
                    Optional.empty(),
                    List.of(),
                    Place.BEFORE,
                    Deeds.NONE,
                    new TreeMap<>(),
                    Surveys.NONE,
                    Ends.NONE);

    public DrillState {
        sittings = List.copyOf(sittings);
        watches = Collections.unmodifiableSortedMap(watches);
    }

    /** Folds a whole journal. */
    public static DrillState of(List<Entry> entries) {
        DrillState state = EMPTY;
        for (Entry entry : entries) {
            state = state.after(entry);
        }
        return state;
    }

    public Plan plan() {
        return opened.orElseThrow(() -> new IllegalStateException("the drill was never opened"))
                .plan();
    }

    /** The sitting that is now, from 1; 0 before the first. */
    public int sitting() {
        return sittings.size();
    }

    /** The phase last begun, from 1; 0 before the first. */
    public int phase() {
        return place.phase();
    }

    public Optional<Progress> step(String id) {
        return deed(Purpose.ACT, id);
    }

    public Optional<Progress> undo(String id) {
        return deed(Purpose.UNDO, id);
    }

    public Optional<Progress> deed(Purpose purpose, String step) {
        return deeds.get(new Deed(purpose, step));
    }

    public Optional<Event.AbortAsked> abort() {
        return ends.abort();
    }

    public Optional<Event.TurnedBack> turned() {
        return ends.turned();
    }

    public Optional<Event.Closed> closed() {
        return ends.closed();
    }

    /**
     * How much time passed between two moments of this drill. Sittings on one boot of a machine
     * share its monotonic clock; otherwise there is only wall time, and that never runs backwards.
     */
    public Duration between(Moment from, Moment to) {
        if (boot(from).equals(boot(to))) {
            return Duration.ofNanos(to.mono() - from.mono());
        }
        Duration wall = Duration.between(from.wall(), to.wall());
        return wall.isNegative() ? Duration.ZERO : wall;
    }

    private String boot(Moment moment) {
        int at = moment.sitting() - 1;
        return at < 0 || at >= sittings.size()
                ? "sitting " + moment.sitting()
                : sittings.get(at).boot();
    }

    /** The state after one more entry. */
    public DrillState after(Entry entry) {
        Moment at = entry.at();
        return switch (entry.event()) {
            case Event.Opened event -> withOpened(event);
            case Event.SatDown event -> withSitting(event);
            case Event.PhaseBegan event -> with(place.begin(event.phase(), at));
            case Event.StepBegan event -> with(Purpose.ACT, event.step(), Progress.begun(at));
            case Event.Called event ->
                    change(event.purpose(), event.step(), at, each -> each.called(at));
            case Event.Answered event -> answered(event, at);
            case Event.Settled event ->
                    change(
                            event.purpose(),
                            event.step(),
                            at,
                            each -> each.settled(event.outcome(), at));
            case Event.Looked event ->
                    change(Purpose.ACT, event.step(), at, each -> each.looked(event, at));
            case Event.Asked event ->
                    change(event.purpose(), event.step(), at, each -> each.asked(at));
            case Event.Replied event ->
                    change(event.purpose(), event.step(), at, each -> each.replied(event));
            case Event.Shown event -> shown(event, at);
            case Event.Unsealed event -> withOpen(event);
            case Event.Overrode _, Event.Dismissed _, Event.ClockStepped _ -> this;
            case Event.WatchBegan event -> withWatch(event.step());
            case Event.WatchEnded event -> withoutWatch(event.step());
            case Event.StepEnded event -> ended(event, at);
            case Event.Surveyed event -> with(surveys.after(event, at));
            case Event.AbortAsked event ->
                    with(new Ends(Optional.of(event), ends.stop(), ends.turned(), ends.closed()));
            case Event.StopSeen event ->
                    with(new Ends(ends.abort(), Optional.of(event), ends.turned(), ends.closed()));
            case Event.TurnedBack event ->
                    with(new Ends(ends.abort(), ends.stop(), Optional.of(event), ends.closed()));
            case Event.Closed event ->
                    with(new Ends(ends.abort(), ends.stop(), ends.turned(), Optional.of(event)));
        };
    }

    private DrillState answered(Event.Answered event, Moment at) {
        return change(event.purpose(), event.step(), at, each -> each.answered(event.outcome()));
    }

    private DrillState shown(Event.Shown event, Moment at) {
        return change(Purpose.ACT, event.step(), at, each -> each.shown(event));
    }

    private DrillState ended(Event.StepEnded event, Moment at) {
        DrillState next = change(Purpose.ACT, event.step(), at, each -> each.ended(event.result()));
        boolean whole = stepInPlace().filter(event.step()::equals).isPresent();
        return whole && event.result() != StepResult.FAILED ? next.with(place.oneMoreDone()) : next;
    }

    /** The step at which the drill stands; one host of a fan-out is not the whole of it. */
    private Optional<String> stepInPlace() {
        if (opened.isEmpty() || place.phase() == 0) {
            return Optional.empty();
        }
        List<Step> steps = plan().phases().get(place.phase() - 1).steps();
        return place.done() < steps.size()
                ? Optional.of(steps.get(place.done()).id())
                : Optional.empty();
    }

    private DrillState withOpen(Event.Unsealed event) {
        return withOpened(
                new Event.Opened(opened.orElseThrow().drill(), Unfolded.plan(plan(), event)));
    }

    private DrillState withOpened(Event.Opened event) {
        return new DrillState(Optional.of(event), sittings, place, deeds, watches, surveys, ends);
    }

    private DrillState with(Place next) {
        return new DrillState(opened, sittings, next, deeds, watches, surveys, ends);
    }

    private DrillState withSitting(Event.SatDown event) {
        List<Event.SatDown> more = new ArrayList<>(sittings);
        more.add(event);
        return new DrillState(opened, more, place, deeds, watches, surveys, ends);
    }

    private DrillState change(
            Purpose purpose, String step, Moment at, UnaryOperator<Progress> change) {
        Progress before = deed(purpose, step).orElseGet(() -> Progress.begun(at));
        return with(purpose, step, change.apply(before));
    }

    private DrillState with(Purpose purpose, String step, Progress progress) {
        Deeds more = deeds.with(new Deed(purpose, step), progress);
        return new DrillState(opened, sittings, place, more, watches, surveys, ends);
    }

    private DrillState withWatch(String step) {
        SortedMap<String, OpenWatch> more = new TreeMap<>(watches);
        more.put(step, new OpenWatch(step, sitting()));
        return new DrillState(opened, sittings, place, deeds, more, surveys, ends);
    }

    private DrillState withoutWatch(String step) {
        SortedMap<String, OpenWatch> fewer = new TreeMap<>(watches);
        fewer.remove(step);
        return new DrillState(opened, sittings, place, deeds, fewer, surveys, ends);
    }

    private DrillState with(Surveys next) {
        return new DrillState(opened, sittings, place, deeds, watches, next, ends);
    }

    private DrillState with(Ends next) {
        return new DrillState(opened, sittings, place, deeds, watches, surveys, next);
    }
}

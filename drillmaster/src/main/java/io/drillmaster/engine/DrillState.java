package io.drillmaster.engine;

import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.Purpose;
import io.drillmaster.plan.Plan;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Where a drill stands: a fold of its journal and nothing else.
 *
 * @param phase the phase last begun, counted from 1; 0 before the first
 * @param steps progress of every step begun, by step id
 * @param undos progress of every undo begun, by the id of the step it takes back
 * @param watches watches begun and not ended, by step id
 */
public record DrillState(
        Optional<Event.Opened> opened,
        int sitting,
        int phase,
        SortedMap<String, Progress> steps,
        SortedMap<String, Progress> undos,
        SortedMap<String, OpenWatch> watches,
        Optional<Event.AbortAsked> abort,
        Optional<Event.TurnedBack> turned,
        Optional<Event.Closed> closed) {

    public static final DrillState EMPTY =
            new DrillState(
                    Optional.empty(),
                    0,
                    0,
                    new TreeMap<>(),
                    new TreeMap<>(),
                    new TreeMap<>(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    public DrillState {
        steps = Collections.unmodifiableSortedMap(steps);
        undos = Collections.unmodifiableSortedMap(undos);
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

    public Optional<Progress> step(String id) {
        return Optional.ofNullable(steps.get(id));
    }

    public Optional<Progress> undo(String id) {
        return Optional.ofNullable(undos.get(id));
    }

    /** The state after one more entry. */
    public DrillState after(Entry entry) {
        Moment at = entry.at();
        return switch (entry.event()) {
            case Event.Opened event -> withOpened(event);
            case Event.SatDown event -> withSitting(event.sitting());
            case Event.PhaseBegan event -> withPhase(event.phase());
            case Event.StepBegan event -> withStep(event.step(), Progress.begun(at));
            case Event.Called event ->
                    change(event.step(), event.purpose(), at, each -> each.called(at));
            case Event.Answered event ->
                    change(
                            event.step(),
                            event.purpose(),
                            at,
                            each -> each.answered(event.outcome(), false));
            case Event.Settled event ->
                    change(
                            event.step(),
                            event.purpose(),
                            at,
                            each -> each.answered(event.outcome(), true));
            case Event.Looked event ->
                    change(event.step(), Purpose.ACT, at, each -> each.looked(event, at));
            case Event.Asked event -> change(event.step(), Purpose.ACT, at, each -> each.asked(at));
            case Event.Replied event ->
                    change(event.step(), Purpose.ACT, at, each -> each.replied(event));
            case Event.WatchBegan event -> withWatch(event.step());
            case Event.WatchEnded event -> withoutWatch(event.step());
            case Event.StepEnded event ->
                    change(event.step(), Purpose.ACT, at, each -> each.ended(event.result()));
            case Event.AbortAsked event -> withAbort(event);
            case Event.TurnedBack event -> withTurned(event);
            case Event.Closed event -> withClosed(event);
        };
    }

    private DrillState change(
            String id, Purpose purpose, Moment at, UnaryOperator<Progress> change) {
        boolean act = purpose == Purpose.ACT;
        Progress before = (act ? step(id) : undo(id)).orElseGet(() -> Progress.begun(at));
        return act
                ? withStep(id, change.apply(before))
                : withUndos(put(undos, id, change.apply(before)));
    }

    private static <T> SortedMap<String, T> put(SortedMap<String, T> map, String id, T value) {
        SortedMap<String, T> more = new TreeMap<>(map);
        more.put(id, value);
        return more;
    }

    private DrillState withOpened(Event.Opened event) {
        return new DrillState(
                Optional.of(event), sitting, phase, steps, undos, watches, abort, turned, closed);
    }

    private DrillState withSitting(int next) {
        return new DrillState(opened, next, phase, steps, undos, watches, abort, turned, closed);
    }

    private DrillState withPhase(int next) {
        return new DrillState(opened, sitting, next, steps, undos, watches, abort, turned, closed);
    }

    private DrillState withStep(String id, Progress progress) {
        return new DrillState(
                opened,
                sitting,
                phase,
                put(steps, id, progress),
                undos,
                watches,
                abort,
                turned,
                closed);
    }

    private DrillState withUndos(SortedMap<String, Progress> next) {
        return new DrillState(opened, sitting, phase, steps, next, watches, abort, turned, closed);
    }

    private DrillState withWatch(String step) {
        return new DrillState(
                opened,
                sitting,
                phase,
                steps,
                undos,
                put(watches, step, new OpenWatch(step, sitting)),
                abort,
                turned,
                closed);
    }

    private DrillState withoutWatch(String step) {
        SortedMap<String, OpenWatch> fewer = new TreeMap<>(watches);
        fewer.remove(step);
        return new DrillState(opened, sitting, phase, steps, undos, fewer, abort, turned, closed);
    }

    private DrillState withAbort(Event.AbortAsked event) {
        return new DrillState(
                opened, sitting, phase, steps, undos, watches, Optional.of(event), turned, closed);
    }

    private DrillState withTurned(Event.TurnedBack event) {
        return new DrillState(
                opened, sitting, phase, steps, undos, watches, abort, Optional.of(event), closed);
    }

    private DrillState withClosed(Event.Closed event) {
        return new DrillState(
                opened, sitting, phase, steps, undos, watches, abort, turned, Optional.of(event));
    }
}

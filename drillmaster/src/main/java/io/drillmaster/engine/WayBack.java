package io.drillmaster.engine;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.Purpose;
import io.drillmaster.runbook.Failback;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Undo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides how a drill goes back: everything done or unknown, in reverse, each verified by a look;
 * then a look at the whole estate, and the watches.
 */
final class WayBack {

    private final DrillState state;
    private final Moment now;
    private final Set<Deed> underWay;
    private final List<String> left = new ArrayList<>();

    private WayBack(DrillState state, Moment now, Set<Deed> underWay) {
        this.state = state;
        this.now = now;
        this.underWay = underWay;
    }

    static Command next(DrillState state, Event.TurnedBack turned, Moment now, Set<Deed> underWay) {
        return new WayBack(state, now, underWay).next(turned);
    }

    private Command next(Event.TurnedBack turned) {
        return back(state.plan().phases())
                .or(() -> Surveying.after(state, now))
                .or(() -> endWatches(state))
                .orElseGet(() -> new Command.Close(ending(turned), turned.why(), left));
    }

    /** What is to be taken back before the steps that lead home; empty once they were begun. */
    static Optional<Command> before(
            DrillState state, Failback home, Moment now, Set<Deed> underWay) {
        return state.phase() >= home.first()
                ? Optional.empty()
                : new WayBack(state, now, underWay)
                        .back(state.plan().phases().subList(home.from() - 1, home.first() - 1));
    }

    private Optional<Command> back(List<Phase> phases) {
        return phases.reversed().stream()
                .flatMap(phase -> phase.steps().reversed().stream())
                .flatMap(step -> back(step).stream())
                .findFirst();
    }

    /** A drill that could not take back what it did is not complete. */
    private Ending ending(Event.TurnedBack turned) {
        boolean complete = turned.ending() == Ending.COMPLETED;
        return complete && !left.isEmpty() ? Ending.FAILED : turned.ending();
    }

    private Optional<Command> back(Step step) {
        List<Step.Act> acts = inReverse(state, step.parts());
        if (!(step instanceof Step.FanOut out)) {
            return acts.stream().flatMap(act -> back(act).stream()).findFirst();
        }
        List<Step.Act> free =
                acts.stream().filter(act -> !Abreast.isUnderWay(underWay, act.id())).toList();
        List<Command> wanted = free.stream().flatMap(act -> back(act).stream()).toList();
        int busy = acts.size() - free.size();
        return wanted.isEmpty() && busy == 0
                ? Optional.empty()
                : Optional.of(Abreast.of(wanted, out.pace().atOnce() - busy));
    }

    private Optional<Command> back(Step.Act act) {
        Optional<Progress> struck = state.step(act.id()).filter(each -> each.called().isPresent());
        if (struck.isPresent() && struck.get().inDoubt()) {
            return Optional.of(new Command.Settle(act.id(), Purpose.ACT, Leases.call(act)));
        }
        if (struck.isPresent()
                && struck.get().mayHaveHappened()
                && !Leases.isPutRight(state, act)
                && act.undo() instanceof Undo.By by) {
            Optional<Command> command = undo(act, by);
            if (command.isPresent()) {
                return command;
            }
        }
        boolean armed = state.deed(Purpose.ARM, act.id()).isPresent();
        return armed && Leases.isOver(state, act)
                ? Leases.disarm(state, act).<Command>map(each -> each).findFirst()
                : Optional.empty();
    }

    /** True when an act that has an undo was neither taken back nor put right by a later step. */
    static boolean stillStands(DrillState state) {
        return actsInReverse(state).stream()
                .filter(act -> act.undo() instanceof Undo.By)
                .filter(act -> state.step(act.id()).filter(Progress::mayHaveHappened).isPresent())
                .anyMatch(act -> !Leases.isOver(state, act));
    }

    private static List<Step.Act> actsInReverse(DrillState state) {
        return inReverse(state, state.plan().steps());
    }

    /** Those that struck, may have, or were armed to. */
    private static List<Step.Act> inReverse(DrillState state, List<Step> steps) {
        return steps.reversed().stream()
                .filter(Step.Act.class::isInstance)
                .map(Step.Act.class::cast)
                .filter(act ->
                        state.step(act.id()).flatMap(Progress::called).isPresent()
                                || state.deed(Purpose.ARM, act.id()).isPresent())
                .toList();
    }

    /** What is next on the way back from one act; empty when that is at its end, good or bad. */
    private Optional<Command> undo(Step.Act act, Undo.By by) {
        Call call = new Call(by.verb(), by.on(), by.with(), by.limit());
        Optional<Progress> progress =
                state.undo(act.id()).filter(each -> each.called().isPresent());
        if (progress.isEmpty()) {
            return Optional.of(new Command.Perform(act.id(), Purpose.UNDO, call));
        }
        // Whatever the undo said of itself: only a look tells that things are as before.
        if (!progress.get().isSettled()) {
            return Optional.of(new Command.Settle(act.id(), Purpose.UNDO, call));
        }
        // Taking back may be repeated, whatever does it.
        if (progress.get().neverLeft()) {
            return Optional.of(new Command.Perform(act.id(), Purpose.UNDO, call));
        }
        return isTakenBack(state, act) ? Optional.empty() : notTakenBack(act, call, progress.get());
    }

    /** The end that was armed may still do what the undo could not; then a person is asked. */
    private Optional<Command> notTakenBack(Step.Act act, Call undo, Progress progress) {
        Optional<Duration> untilOver = Leases.untilOver(state, act, now);
        if (untilOver.isPresent() && !lookedAfterEnd(act, progress)) {
            return Optional.of(
                    untilOver.get().isPositive()
                            ? new Command.Pause(untilOver.get())
                            : new Command.Settle(act.id(), Purpose.UNDO, undo));
        }
        if (progress.outcome().orElse(null) instanceof Outcome.Unknown) {
            Optional<Command> ask = Asking.doubt(state, act, Purpose.UNDO, now);
            if (ask.isPresent()) {
                return ask;
            }
        }
        left.add(leftover(act, undo, progress));
        return Optional.empty();
    }

    private boolean lookedAfterEnd(Step.Act act, Progress progress) {
        Moment looked = progress.foundAt().orElseThrow();
        return !Leases.untilOver(state, act, looked).orElse(Duration.ZERO).isPositive();
    }

    /** True when an undo was called and a look, or a person, found that it took hold. */
    static boolean isTakenBack(DrillState state, Step.Act act) {
        Optional<Progress> progress = state.undo(act.id());
        return progress.filter(each ->
                        each.isSettled()
                                && (each.isDone()
                                        || Doubt.finding(each.reply()) == Doubt.Finding.HAPPENED))
                .isPresent();
    }

    private static String leftover(Step.Act act, Call undo, Progress progress) {
        return "step %s (%s on %s) is not taken back: %s on %s: %s"
                .formatted(act.id(), act.verb(), act.on(), undo.verb(), undo.on(), told(progress));
    }

    private static String told(Progress progress) {
        String answer = progress.answer().map(Doubt::told).orElse("no answer came");
        String found = progress.found().map(Doubt::told).orElse("nobody looked");
        return answer.equals(found) ? answer : answer + "; afterwards " + found;
    }

    /** The watches still open are closed last, the one begun last first. */
    static Optional<Command> endWatches(DrillState state) {
        return state.plan().steps().reversed().stream()
                .filter(step -> state.watches().containsKey(step.id()))
                .map(step -> (Command) new Command.EndWatch((Step.Watch) step))
                .findFirst();
    }
}

package io.drillmaster.engine;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.StepResult;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Undo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides over faults that are armed to end by themselves: put off while the drill wants them to
 * last, and taken away once they are no more.
 */
final class Leases {

    /** A lease is begun anew so many times before it would end. */
    private static final int RENEWALS = 3;

    /** So many leases are seen to at the same time. */
    private static final int AT_ONCE = 16;

    private Leases() {}

    /** What has to be done for leases now, if anything: none is late because another hangs. */
    static Optional<Command> due(DrillState state, Moment now, Set<Deed> underWay) {
        List<Command> due =
                armed(state)
                        .flatMap(act ->
                                isOver(state, act) ? disarm(state, act) : renew(state, act, now))
                        .filter(each -> !underWay.contains(each.deed()))
                        .<Command>map(each -> each)
                        .toList();
        return due.isEmpty() ? Optional.empty() : Optional.of(Abreast.of(due, AT_ONCE));
    }

    /** The arming of a deed that is no more is taken away. */
    static Stream<Command.Errand> disarm(DrillState state, Step.Act act) {
        Optional<Progress> disarmed = state.deed(Purpose.DISARM, act.id());
        if (disarmed.isEmpty()) {
            return Stream.of(keep(act, Purpose.DISARM));
        }
        return disarmed.get().inDoubt()
                ? Stream.of(new Command.Settle(act.id(), Purpose.DISARM, call(act)))
                : Stream.empty();
    }

    private static Stream<Command.Errand> renew(DrillState state, Step.Act act, Moment now) {
        return lasts(state, act) && !untilRenewal(state, act, now).isPositive()
                ? Stream.of(keep(act, Purpose.RENEW))
                : Stream.empty();
    }

    /** How long the conductor may rest before a lease has to be begun anew. */
    static Optional<Duration> rest(DrillState state, Moment now) {
        return armed(state)
                .filter(act -> lasts(state, act))
                .map(act -> untilRenewal(state, act, now))
                .min(Duration::compareTo);
    }

    private static Duration untilRenewal(DrillState state, Step.Act act, Moment now) {
        return lease(act).dividedBy(RENEWALS).minus(state.between(since(state, act), now));
    }

    /** True while the drill wants a fault to last that surely struck. */
    private static boolean lasts(DrillState state, Step.Act act) {
        boolean struck = state.step(act.id()).flatMap(Progress::result).isPresent();
        return struck
                && !WayHome.isGivenUp(state)
                && fired(state, act).isEmpty()
                && !isOver(state, act);
    }

    /** The step whose fault ended by itself while the drill still wanted it, and why. */
    static Optional<String> lost(DrillState state) {
        return armed(state)
                .filter(act -> !isOver(state, act))
                .flatMap(act ->
                        fired(state, act)
                                .map(why ->
                                        "the fault of step %s ended by itself: %s"
                                                .formatted(act.id(), why))
                                .stream())
                .findFirst();
    }

    /** Why a lease could not be begun anew: the target has healed already. */
    private static Optional<String> fired(DrillState state, Step.Act act) {
        return state.deed(Purpose.RENEW, act.id()).flatMap(Progress::outcome).orElse(null)
                        instanceof Outcome.Refused refused
                ? Optional.of(refused.why())
                : Optional.empty();
    }

    /** When an armed fault has surely ended by itself; empty for one that was never armed. */
    static Optional<Duration> untilOver(DrillState state, Step.Act act, Moment now) {
        if (state.deed(Purpose.ARM, act.id()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(lease(act).plusSeconds(1).minus(state.between(since(state, act), now)));
    }

    private static Stream<Step.Act> armed(DrillState state) {
        if (!state.deeds().arming()) {
            return Stream.empty();
        }
        return state.plan().steps().stream()
                .filter(Step.Act.class::isInstance)
                .map(Step.Act.class::cast)
                .filter(act -> state.deed(Purpose.ARM, act.id()).isPresent());
    }

    /** When the lease last began; it began on the target no earlier than this. */
    private static Moment since(DrillState state, Step.Act act) {
        return state.deed(Purpose.RENEW, act.id())
                .flatMap(Progress::called)
                .or(() -> state.deed(Purpose.ARM, act.id()).flatMap(Progress::called))
                .orElseThrow();
    }

    /** True when the fault never struck, or was taken back, or a later step put it right. */
    static boolean isOver(DrillState state, Step.Act act) {
        Optional<Progress> struck = state.step(act.id());
        boolean turned = WayHome.isGivenUp(state);
        boolean never =
                struck.filter(each -> each.called().isPresent()).isEmpty()
                        && (turned || struck.flatMap(Progress::result).isPresent());
        boolean refused = struck.flatMap(Progress::outcome).orElse(null) instanceof Outcome.Refused;
        return never || refused || WayBack.isTakenBack(state, act) || isPutRight(state, act);
    }

    /** True when a later step did just what the undo would. */
    static boolean isPutRight(DrillState state, Step.Act act) {
        if (!(act.undo() instanceof Undo.By by)) {
            return false;
        }
        List<Step> steps = state.plan().steps();
        return steps.subList(steps.indexOf(act) + 1, steps.size()).stream()
                .filter(Step.Act.class::isInstance)
                .map(Step.Act.class::cast)
                .filter(later ->
                        later.verb().equals(by.verb())
                                && later.on().equals(by.on())
                                && later.with().equals(by.with()))
                .anyMatch(later -> isDoneForSure(state, later));
    }

    /** A person's word lets the drill go on, but only the target's own counts as put right. */
    private static boolean isDoneForSure(DrillState state, Step.Act act) {
        return state.step(act.id())
                .filter(progress -> progress.result().equals(Optional.of(StepResult.DONE)))
                .filter(Progress::isDone)
                .isPresent();
    }

    static Duration lease(Step.Act act) {
        return act.expires().orElseThrow();
    }

    static Command.Errand keep(Step.Act act, Purpose purpose) {
        return new Command.Keep(act.id(), purpose, call(act), lease(act));
    }

    static Call call(Step.Act act) {
        return new Call(act.verb(), act.on(), act.with(), act.limit());
    }
}

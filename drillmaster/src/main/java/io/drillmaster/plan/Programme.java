package io.drillmaster.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the programme remembers beyond any one drill, as it stands now.
 *
 * @param approvals those not used up: an approval is for one start
 * @param overrides those not used up
 */
public record Programme(
        Optional<Freeze> freeze,
        List<Approval> approvals,
        List<Notice> notices,
        List<Overriding> overrides,
        List<Acceptance> acceptances,
        List<Start> starts) {

    /** Nothing was ever said. */
    public static final Programme EMPTY =
            new Programme(Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of());

    public Programme {
        approvals = List.copyOf(approvals);
        notices = List.copyOf(notices);
        overrides = List.copyOf(overrides);
        acceptances = List.copyOf(acceptances);
        starts = List.copyOf(starts);
    }

    /** Nothing may start. */
    public record Freeze(String by, String why, Instant at) {}

    /** A person agreed to a plan. */
    public record Approval(String digest, String by, Optional<String> role, Instant at) {}

    /**
     * People were told.
     *
     * @param forWhen when they were told it would begin
     * @param at when they were told
     */
    public record Notice(
            String runbook, String estate, String by, String to, Instant forWhen, Instant at) {}

    /** One person's word against some interlocks. */
    public record Overriding(String digest, List<String> interlocks, String by, String why) {

        public Overriding {
            interlocks = List.copyOf(interlocks);
        }
    }

    /** One person's acceptance of what a drill left behind. */
    public record Acceptance(String drill, String leftover, String by, String why) {}

    /** A drill that was let through. */
    public record Start(String drill, String digest, String by, Instant at) {}

    public Programme frozen(Freeze by) {
        return new Programme(Optional.of(by), approvals, notices, overrides, acceptances, starts);
    }

    public Programme thawed() {
        return new Programme(Optional.empty(), approvals, notices, overrides, acceptances, starts);
    }

    public Programme with(Approval more) {
        return new Programme(freeze, and(approvals, more), notices, overrides, acceptances, starts);
    }

    public Programme with(Notice more) {
        return new Programme(freeze, approvals, and(notices, more), overrides, acceptances, starts);
    }

    public Programme with(Overriding more) {
        return new Programme(freeze, approvals, notices, and(overrides, more), acceptances, starts);
    }

    public Programme with(Acceptance more) {
        return new Programme(freeze, approvals, notices, overrides, and(acceptances, more), starts);
    }

    /** What was said for this very plan is used up by its start. */
    public Programme started(Start start) {
        return new Programme(
                freeze,
                kept(approvals, each -> !each.digest().equals(start.digest())),
                notices,
                kept(overrides, each -> !each.digest().equals(start.digest())),
                acceptances,
                and(starts, start));
    }

    /** The overrides of an interlock for a plan, if two different people entered them. */
    public List<Overriding> overriding(String digest, Interlock interlock) {
        List<Overriding> all =
                kept(
                        overrides,
                        each ->
                                each.digest().equals(digest)
                                        && each.interlocks().contains(interlock.word()));
        return interlock.yields() && Person.areTwo(all.stream().map(Overriding::by).toList())
                ? all
                : List.of();
    }

    /** True when two different people accepted it. */
    public boolean accepted(String drill, String leftover) {
        return Person.areTwo(
                acceptances.stream()
                        .filter(each -> each.drill().equals(drill))
                        .filter(each -> each.leftover().equals(leftover))
                        .map(Acceptance::by)
                        .toList());
    }

    private static <T> List<T> and(List<T> all, T more) {
        return Stream.concat(all.stream(), Stream.of(more)).toList();
    }

    private static <T> List<T> kept(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).toList();
    }
}

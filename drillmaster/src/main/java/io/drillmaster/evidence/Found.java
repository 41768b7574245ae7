package io.drillmaster.evidence;

import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.StepResult;
import io.drillmaster.runbook.Step;
import io.drillmaster.verdict.Leftover;
import io.drillmaster.verdict.Scorecard;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** One thing that a drill certainly found, before anybody does something about it. */
record Found(
        Priority priority,
        Category category,
        String title,
        String description,
        List<Long> entries,
        String recommendation) {

    /** Everything that asks for something to be done, in the order of the report. */
    static List<Found> of(Drill drill, Scorecard card, List<Asking> askings) {
        List<Found> all = new ArrayList<>();
        drill.left().forEach(each -> all.add(notTakenBack(drill, each)));
        card.leftovers().all().forEach(each -> all.add(left(drill, each)));
        failed(drill).ifPresent(all::add);
        List<Found> checks = checks(drill);
        Promises promises =
                new Promises(drill, !card.leftovers().all().isEmpty(), !checks.isEmpty());
        card.findings().forEach(each -> promises.found(each).ifPresent(all::add));
        all.addAll(checks);
        all.addAll(silences(drill, askings));
        return all;
    }

    private static Found notTakenBack(Drill drill, String told) {
        return new Found(
                Priority.CRITICAL,
                Category.TECHNOLOGY,
                beginning(told),
                "The drill could not take everything back: " + told,
                numbers(drill, entry -> entry.event() instanceof Event.Closed),
                "");
    }

    private static Found left(Drill drill, Leftover left) {
        return new Found(
                Priority.CRITICAL,
                Category.TECHNOLOGY,
                left.on() + " is not as before: " + left.thing(),
                "After the drill something is otherwise than before it: " + left.told(),
                numbers(
                        drill,
                        entry ->
                                entry.event() instanceof Event.Surveyed seen
                                        && seen.call().verb().equals(left.verb())
                                        && seen.call().on().equals(left.on())),
                left.before()
                        .map(was -> "make it " + was + " again, as it was before")
                        .orElse("take it away, for it was not there before"));
    }

    /** Why the rest of the drill is missing; the objectives it never came to are unproven. */
    private static Optional<Found> failed(Drill drill) {
        return drill.closed()
                .filter(closed -> closed.ending() == Ending.FAILED)
                .map(closed ->
                        new Found(
                                Priority.HIGH,
                                Category.TECHNOLOGY,
                                "The drill failed before its end",
                                "The drill stopped and went back: " + closed.why(),
                                numbers(
                                        drill,
                                        entry ->
                                                entry.event() instanceof Event.TurnedBack
                                                        || entry.event() instanceof Event.Closed),
                                ""));
    }

    private static List<Found> checks(Drill drill) {
        return drill.plan().steps().stream()
                .filter(step -> step instanceof Step.Await await && await.check())
                .flatMap(step -> check(drill, (Step.Await) step).stream())
                .toList();
    }

    private static Optional<Found> check(Drill drill, Step.Await check) {
        Predicate<Entry> failed =
                entry ->
                        entry.event() instanceof Event.StepEnded ended
                                && ended.step().equals(check.id())
                                && ended.result() != StepResult.DONE;
        Predicate<Entry> looked =
                entry ->
                        entry.event() instanceof Event.Looked look
                                && look.step().equals(check.id());
        Optional<Entry> last = drill.entries().stream().filter(looked).reduce((_, b) -> b);
        boolean seen =
                last.isPresent()
                        && ((Event.Looked) last.get().event()).outcome() instanceof Outcome.Done;
        return drill.first(failed)
                .map(end ->
                        new Found(
                                seen ? Priority.HIGH : Priority.MEDIUM,
                                Category.TECHNOLOGY,
                                (seen ? "A check did not hold: " : "A check could not be made: ")
                                        + check.id()
                                        + " "
                                        + check.title(),
                                "%s on %s was to be so: %s. It was not: %s"
                                        .formatted(
                                                check.verb(),
                                                check.on(),
                                                check.until(),
                                                ((Event.StepEnded) end.event()).why()),
                                numbers(drill, failed.or(entry -> last.equals(Optional.of(entry)))),
                                ""));
    }

    /** Who was asked for an opinion and said nothing, while people took part. */
    private static List<Found> silences(Drill drill, List<Asking> askings) {
        return askings.stream()
                .filter(asking -> asking.answer().isEmpty())
                .filter(asking -> asking.kind() == Asking.Kind.OPINION)
                .map(asking ->
                        new Found(
                                Priority.LOW,
                                Category.PROCESS,
                                "Nobody answered step " + asking.step(),
                                "The role "
                                        + asking.role()
                                        + " was asked and said nothing: "
                                        + asking.question(),
                                numbers(
                                        drill,
                                        entry ->
                                                entry.event() instanceof Event.Asked asked
                                                        && asked.step().equals(asking.step())),
                                "ask again, outside the drill"))
                .toList();
    }

    private static List<Long> numbers(Drill drill, Predicate<Entry> wanted) {
        return drill.entries().stream().filter(wanted).map(Entry::number).toList();
    }

    /** What happened, without what was tried about it. */
    private static String beginning(String told) {
        int colon = told.indexOf(": ");
        return colon < 0 ? told : told.substring(0, colon);
    }
}

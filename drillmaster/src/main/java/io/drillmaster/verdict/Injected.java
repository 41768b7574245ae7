package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.plan.Injection;
import io.drillmaster.runbook.Few;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether and when the fault was injected, as the journal tells it. */
sealed interface Injected {

    /** The journal entries that tell it. */
    List<Long> entries();

    /**
     * It took hold.
     *
     * @param when on the drill's line of time
     */
    record Took(Bracket when, List<Long> entries) implements Injected {}

    /** It did not, or nobody knows. */
    record Not(String why, List<Long> entries) implements Injected {}

    /** One fault on many hosts took hold when it did on each, from the first to the last. */
    static Injected together(Map<String, Injected> hosts) {
        List<Map.Entry<String, Injected>> not =
                hosts.entrySet().stream().filter(e -> e.getValue() instanceof Not).toList();
        if (!not.isEmpty()) {
            Not first = (Not) not.getFirst().getValue();
            String where =
                    hosts.size() == 1
                            ? ""
                            : "the fault is not known to have struck %d of %d hosts, %s: "
                                    .formatted(
                                            not.size(),
                                            hosts.size(),
                                            Few.of(not.stream().map(Map.Entry::getKey).toList()));
            return new Not(where + first.why(), first.entries());
        }
        return hosts.values().stream()
                .map(Took.class::cast)
                .reduce((a, b) -> new Took(hull(a.when(), b.when()), cited(a, b)))
                .<Injected>map(took -> took)
                .orElseGet(() -> new Not("the plan has no injection", List.of()));
    }

    private static Bracket hull(Bracket a, Bracket b) {
        return new Bracket(Math.min(a.from(), b.from()), Math.max(a.to(), b.to()));
    }

    private static List<Long> cited(Took a, Took b) {
        return Stream.concat(a.entries().stream(), b.entries().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Reads it from the journal. */
    static Injected from(List<Entry> entries, Injection injection, Axis axis) {
        Optional<Entry> called = called(entries, injection.step());
        if (called.isEmpty()) {
            return new Not(
                    "the drill never came to its injection, step "
                            + injection.step()
                            + " ("
                            + injection.verb()
                            + ")",
                    List.of());
        }
        Optional<Entry> answer =
                entries.stream()
                        .filter(e -> e.number() > called.get().number())
                        .filter(e -> outcome(e, injection.step()).isPresent())
                        .reduce((a, b) -> told(a, injection) ? a : b);
        if (answer.isEmpty()) {
            return new Not(
                    "nobody knows whether " + injection.verb() + " took hold: no answer came",
                    List.of(called.get().number()));
        }
        return judge(called.get(), answer.get(), injection, axis);
    }

    private static Injected judge(Entry called, Entry answer, Injection injection, Axis axis) {
        List<Long> cited = List.of(called.number(), answer.number());
        Outcome outcome = outcome(answer, injection.step()).orElseThrow();
        return switch (outcome) {
            case Outcome.Refused refused ->
                    new Not(injection.verb() + " was refused: " + refused.why(), cited);
            case Outcome.Unknown unknown ->
                    new Not(
                            "nobody knows whether "
                                    + injection.verb()
                                    + " took hold: "
                                    + unknown.why(),
                            cited);
            case Outcome.Done done -> took(called, answer, done, cited, axis);
        };
    }

    private static Injected took(
            Entry called, Entry answer, Outcome.Done done, List<Long> cited, Axis axis) {
        Optional<Bracket> from = axis.at(called.at());
        Optional<Bracket> to = axis.at(answer.at());
        if (from.isEmpty() || to.isEmpty()) {
            return new Not(
                    "the injection was called in one boot of the coordinator and answered in"
                            + " another, and the error of their clocks is not known",
                    cited);
        }
        Bracket whole = new Bracket(from.get().from(), to.get().to());
        Bracket narrowed =
                done.happened()
                        .flatMap(h -> axis.shift(answer.at()).map(s -> shifted(h, s)))
                        .flatMap(h -> overlap(whole, h))
                        .orElse(whole);
        return new Took(narrowed, cited);
    }

    private static Bracket shifted(Bracket bracket, Span shift) {
        return new Bracket(bracket.from() + shift.lo(), bracket.to() + shift.hi());
    }

    private static Optional<Bracket> overlap(Bracket a, Bracket b) {
        long from = Math.max(a.from(), b.from());
        long to = Math.min(a.to(), b.to());
        return from <= to ? Optional.of(new Bracket(from, to)) : Optional.empty();
    }

    /** The last one: it is made again where a look found that the one before did nothing. */
    private static Optional<Entry> called(List<Entry> entries, String step) {
        return entries.stream()
                .filter(e ->
                        e.event() instanceof Event.Called c
                                && c.purpose() == Purpose.ACT
                                && c.step().equals(step))
                .reduce((_, later) -> later);
    }

    /** True for an answer that leaves no doubt. */
    private static boolean told(Entry entry, Injection injection) {
        return outcome(entry, injection.step())
                .filter(o -> !(o instanceof Outcome.Unknown))
                .isPresent();
    }

    private static Optional<Outcome> outcome(Entry entry, String step) {
        if (entry.event() instanceof Event.Answered a
                && a.purpose() == Purpose.ACT
                && a.step().equals(step)) {
            return Optional.of(a.outcome());
        }
        if (entry.event() instanceof Event.Settled s
                && s.purpose() == Purpose.ACT
                && s.step().equals(step)) {
            return Optional.of(s.outcome());
        }
        return Optional.empty();
    }
}

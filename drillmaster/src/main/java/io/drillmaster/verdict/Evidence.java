package io.drillmaster.verdict;

import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.Injection;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Step;
import java.util.List;
import java.util.Optional;

/** Plan, journal and captures of one drill, laid out on one line of time. */
final class Evidence {

    private final Plan plan;
    private final List<Entry> entries;
    private final Captures captures;
    private final Axis axis;

    Evidence(Plan plan, List<Entry> entries, Captures captures) {
        this.plan = plan;
        this.entries = List.copyOf(entries);
        this.captures = captures;
        this.axis = new Axis(entries, homeSitting());
    }

    /** The sitting that called the injection, so that most spans need no second clock. */
    private int homeSitting() {
        return plan.injection()
                .flatMap(this::called)
                .map(e -> e.at().sitting())
                .orElseGet(() -> entries.isEmpty() ? 1 : entries.getFirst().at().sitting());
    }

    private Optional<Entry> called(Injection injection) {
        return entries.stream()
                .filter(e ->
                        e.event() instanceof Event.Called c && c.step().equals(injection.step()))
                .findFirst();
    }

    Plan plan() {
        return plan;
    }

    List<Entry> entries() {
        return entries;
    }

    Captures captures() {
        return captures;
    }

    Axis axis() {
        return axis;
    }

    Injected injected() {
        return plan.injection()
                .map(i -> Injected.from(entries, i, axis))
                .orElseGet(() -> new Injected.Not("the plan has no injection", List.of()));
    }

    /** The first watch of a kind that the plan has. */
    Optional<Watched> watch(String kind) {
        return plan.steps().stream()
                .filter(s -> s instanceof Step.Watch w && w.kind().equals(kind))
                .map(s -> Watched.from(entries, (Step.Watch) s, axis))
                .findFirst();
    }
}

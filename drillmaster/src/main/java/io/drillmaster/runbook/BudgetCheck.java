package io.drillmaster.runbook;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that the steps fit their phases, and the phases their window. */
final class BudgetCheck {

    /** Stands for a budget that could not be read: more than anything takes. */
    static final Duration UNKNOWN = Duration.ofDays(100_000);

    private final Runbook runbook;
    private final FrontMatter front;
    private final Places places;
    private final Problems problems;

    BudgetCheck(Runbook runbook, FrontMatter front, Places places, Problems problems) {
        this.runbook = runbook;
        this.front = front;
        this.places = places;
        this.problems = problems;
    }

    void check(List<Variant> variants) {
        for (int number : places.phases()) {
            phase(number, runbook.phases().get(number - 1), variants);
        }
        runbook.window().ifPresent(this::window);
        whole();
    }

    /** The parts of the recovery of a site must fit the whole that is promised. */
    private void whole() {
        Optional<Objective> site = promised(Measure.RTO_SITE);
        List<Objective> parts =
                Stream.of(Measure.DETECTION, Measure.DECISION, Measure.EXECUTION)
                        .flatMap(part -> promised(part).stream())
                        .toList();
        double sum = parts.stream().mapToDouble(part -> part.target().base()).sum();
        site.filter(each -> sum > each.target().base())
                .ifPresent(each ->
                        problems.add(
                                front.objectives().getOrDefault(each, front.place("objectives")),
                                "the parts "
                                        + parts.stream()
                                                .map(Objective::toString)
                                                .collect(Collectors.joining(", "))
                                        + " add up to more than "
                                        + each,
                                "promise more time for the whole, or less for its parts"));
    }

    private Optional<Objective> promised(Measure measure) {
        return runbook.objectives().stream().filter(each -> each.measure() == measure).findFirst();
    }

    private void phase(int number, Phase phase, List<Variant> variants) {
        Variant slowest =
                variants.stream()
                        .max(Comparator.comparing(variant -> longest(variant, number)))
                        .orElseThrow();
        Duration needed = longest(slowest, number);
        if (needed.compareTo(phase.budget()) > 0) {
            problems.add(
                    places.ofPhase(number),
                    "the phase `"
                            + phase.title()
                            + "` has "
                            + Quantity.of(phase.budget())
                            + ", and its steps may take "
                            + Quantity.of(needed)
                            + slowest.told(),
                    "give the phase more time, or its steps less");
        }
    }

    private void window(WindowSpec window) {
        Duration sum =
                runbook.phases().stream().map(Phase::budget).reduce(Duration.ZERO, Duration::plus);
        if (sum.compareTo(window.length()) > 0 && sum.compareTo(UNKNOWN) < 0) {
            problems.add(
                    front.place("window"),
                    "the phases add up to "
                            + Quantity.of(sum)
                            + ", and the window has "
                            + Quantity.of(window.length()),
                    "widen the window or shorten the phases");
        }
    }

    private Duration longest(Variant variant, int number) {
        List<List<Step>> phases =
                runbook.phases().stream()
                        .map(phase -> Together.merged(variant.steps(phase), runbook.together()))
                        .toList();
        return new Timetable(runbook.cues()).longest(phases).get(number - 1);
    }
}

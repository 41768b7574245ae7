package io.drillmaster.runbook;

import java.util.List;
import java.util.stream.Stream;

/** Checks what no single block can tell. */
final class RunbookCheck {

    private final Runbook runbook;
    private final FrontMatter front;
    private final Places places;
    private final Verbs verbs;
    private final Problems problems;

    RunbookCheck(
            Runbook runbook, FrontMatter front, Places places, Verbs verbs, Problems problems) {
        this.runbook = runbook;
        this.front = front;
        this.places = places;
        this.verbs = verbs;
        this.problems = problems;
    }

    /**
     * Checks all of it.
     *
     * @param whole whether every block could be read; if not, nobody can say what is missing
     */
    void check(boolean whole) {
        List<Variant> variants = Variant.of(runbook.parameters());
        roles();
        people();
        new BudgetCheck(runbook, front, places, problems).check(variants);
        new InjectionCheck(runbook, places, verbs, problems).check();
        if (runbook.phases().isEmpty()) {
            problems.add(
                    1,
                    1,
                    "this runbook has no phases",
                    "write a phase `## Before (10m)`, in it a step `### Title`, and under that a"
                            + " block ```drill");
        } else if (whole) {
            new WitnessCheck(runbook, front, places, problems).check(variants);
        }
    }

    private void roles() {
        asks().filter(ask -> !runbook.roles().containsKey(ask.role()))
                .forEach(ask ->
                        problems.add(
                                places.of(ask, "role"),
                                "nobody holds the role `" + ask.role() + "` in this drill",
                                Suggestion.of(ask.role(), runbook.roles().keySet())
                                        + "; `roles:` at the top declares them"));
    }

    /** Whoever may answer must be there, or the question could only end in silence. */
    private void people() {
        asks().forEach(ask -> {
            int there = runbook.roles().getOrDefault(ask.role(), Integer.MAX_VALUE);
            if (ask.quorum().people() > there) {
                problems.add(
                        places.of(ask, "people"),
                        "%d people shall answer as `%s`, and `roles:` asks for %d"
                                .formatted(ask.quorum().people(), ask.role(), there),
                        "ask for no more than hold the role, or write `roles: {%s: %d}`"
                                .formatted(ask.role(), ask.quorum().people()));
            }
        });
    }

    private Stream<Step.Ask> asks() {
        return runbook.phases().stream()
                .flatMap(phase -> phase.steps().stream())
                .filter(Step.Ask.class::isInstance)
                .map(Step.Ask.class::cast);
    }
}

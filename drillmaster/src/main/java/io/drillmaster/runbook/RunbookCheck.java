package io.drillmaster.runbook;

import java.util.List;

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
        AskCheck asks = new AskCheck(runbook.roles(), places, problems);
        runbook.phases().forEach(phase -> phase.steps().forEach(asks::check));
        new BudgetCheck(runbook, front, places, problems).check(variants);
        new InjectionCheck(runbook.phases(), places, verbs, problems).check();
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
}

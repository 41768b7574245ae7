package io.drillmaster.runbook;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks what no single block can tell: roles, budgets, witnesses, and roads back. */
final class RunbookCheck {

    /** The name that tells the injection among the marks. */
    static final String INJECTION = "failed";

    private final Runbook runbook;
    private final FrontMatter front;
    private final Map<String, Place> steps;
    private final Map<Integer, Place> phases;
    private final Verbs verbs;
    private final Problems problems;

    RunbookCheck(
            Runbook runbook,
            FrontMatter front,
            Map<String, Place> steps,
            Map<Integer, Place> phases,
            Verbs verbs,
            Problems problems) {
        this.runbook = runbook;
        this.front = front;
        this.steps = steps;
        this.phases = phases;
        this.verbs = verbs;
        this.problems = problems;
    }

    void check() {
        if (steps.isEmpty()) {
            problems.add(
                    1,
                    1,
                    "this runbook has no steps",
                    "write a phase `## Before (10m)`, a step `### Title` and a block ```drill");
            return;
        }
        all(Step.Ask.class).forEach(this::role);
        budgets();
        new WitnessCheck(runbook, front, verbs, problems).check();
        all(Step.Act.class).forEach(this::roadBack);
    }

    private <S extends Step> List<S> all(Class<S> kind) {
        return runbook.phases().stream()
                .flatMap(phase -> phase.steps().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private void role(Step.Ask ask) {
        if (!runbook.roles().containsKey(ask.role())) {
            problems.add(
                    at(ask),
                    "nobody holds the role `" + ask.role() + "` in this drill",
                    Suggestion.of(ask.role(), runbook.roles().keySet())
                            + "; roles are declared at the top");
        }
    }

    private void budgets() {
        for (int i = 0; i < runbook.phases().size(); i++) {
            Phase phase = runbook.phases().get(i);
            Duration needed = longest(phase);
            if (needed.compareTo(phase.budget()) > 0) {
                problems.add(
                        phases.getOrDefault(i + 1, new Place(1, 1)),
                        "the phase has "
                                + Quantity.of(phase.budget())
                                + ", and its steps may take "
                                + Quantity.of(needed),
                        "give the phase more time, or its steps less");
            }
        }
        Duration sum =
                runbook.phases().stream().map(Phase::budget).reduce(Duration.ZERO, Duration::plus);
        runbook.window()
                .filter(window -> sum.compareTo(window.length()) > 0)
                .ifPresent(window ->
                        problems.add(
                                front.places().getOrDefault("window", new Place(1, 1)),
                                "the phases add up to "
                                        + Quantity.of(sum)
                                        + ", and the window has "
                                        + Quantity.of(window.length()),
                                "widen the window or shorten the phases"));
    }

    /** The longest a phase can take; steps that exclude one another count once, the longest. */
    private Duration longest(Phase phase) {
        List<Duration> choices = new ArrayList<>();
        for (Parameter parameter : runbook.parameters()) {
            for (String choice : parameter.choices()) {
                choices.add(time(phase, Optional.of(parameter), choice));
            }
        }
        choices.add(time(phase, Optional.empty(), ""));
        return choices.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private static Duration time(Phase phase, Optional<Parameter> parameter, String choice) {
        return phase.steps().stream()
                .filter(step -> takesPart(step, parameter, choice))
                .map(RunbookCheck::longest)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static boolean takesPart(Step step, Optional<Parameter> parameter, String choice) {
        return step.when().isEmpty()
                || step.when()
                        .filter(guard -> parameter.isPresent())
                        .filter(guard -> guard.parameter().equals(parameter.get().name()))
                        .filter(guard -> guard.values().contains(choice))
                        .isPresent();
    }

    private static Duration longest(Step step) {
        return switch (step) {
            case Step.Act act -> act.limit();
            case Step.Await await -> await.within();
            case Step.Ask ask -> ask.within();
            case Step.Watch _ -> Duration.ZERO;
            case Step.Hold hold -> hold.time();
        };
    }

    /** A fault must find its way back although it may cut the road of its own undo. */
    private void roadBack(Step.Act act) {
        Optional<Fidelity> fidelity = verbs.act(act.verb()).flatMap(Verb::fidelity);
        if (fidelity.equals(Optional.of(Fidelity.PARTITION)) && act.expires().isEmpty()) {
            problems.add(
                    at(act),
                    "`" + act.verb() + "` may cut the road that its own undo must take",
                    "write `expires: 10m`, so that the target heals by itself");
        }
        if (fidelity.equals(Optional.of(Fidelity.POWER)) && act.undo() instanceof Undo.None) {
            problems.add(
                    at(act),
                    "`" + act.verb() + "` leaves a host without power",
                    "write `undo: {verb: power.on}`");
        }
    }

    private Place at(Step step) {
        return steps.getOrDefault(step.id(), new Place(1, 1));
    }
}

package io.drillmaster.plan;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.runbook.Digest;
import io.drillmaster.runbook.Measure;
import io.drillmaster.runbook.Objective;
import io.drillmaster.runbook.Parameter;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Runbook;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.StopRules;
import io.drillmaster.runbook.Suggestion;
import io.drillmaster.runbook.Verbs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Binds a runbook to one estate, one crew and one set of choices; touches nothing. */
public final class Planner {

    /** The mark of the act that injects the fault. */
    private static final String INJECTION = "failed";

    private final Verbs verbs;
    private final Function<Plan, String> planText;
    private final Sealing sealing;

    /**
     * A planner that knows these words.
     *
     * @param planText the text of a plan without its digest, over which the digest is taken
     */
    public Planner(Verbs verbs, Function<Plan, String> planText) {
        this(verbs, planText, Sealing.FOR_NOBODY);
    }

    /** A planner that closes envelopes. */
    public Planner(Verbs verbs, Function<Plan, String> planText, Sealing sealing) {
        this.verbs = verbs;
        this.planText = planText;
        this.sealing = sealing;
    }

    public Planning plan(
            Runbook runbook,
            Estate estate,
            Crew named,
            Map<String, String> choices,
            Survey survey) {
        List<String> reasons = new ArrayList<>();
        Crew crew = named.forRoles(runbook.roles());
        SortedMap<String, String> parameters = parameters(runbook, choices, reasons);
        survey.failures().forEach((question, why) -> reasons.add(question + ": " + why));
        Binding binding = new Binding(estate, crew, parameters, survey, verbs, reasons);
        Schedule schedule = Schedule.of(runbook, parameters, binding, reasons);
        List<Phase> phases = schedule.phases();
        new CrewCheck(runbook, crew, reasons).check(phases);
        Optional<Injection> injection = injection(phases);
        StopRules stops =
                new Stops(estate, survey, verbs, binding, reasons)
                        .of(runbook.stops().and(estate.stops()), phases);
        if (!reasons.isEmpty()) {
            return new Planning.Impossible(reasons.stream().distinct().toList());
        }
        List<Objective> objectives = objectives(runbook);
        List<Doubt> doubts = new Feasibility(estate, survey, injection, phases).doubts(objectives);
        return sealed(
                new Plan(
                        runbook.id(),
                        runbook.title(),
                        runbook.tier(),
                        runbook.digest(),
                        estate.name(),
                        estate.kind(),
                        estate.digest(),
                        parameters,
                        crew,
                        runbook.settle(),
                        objectives,
                        stops,
                        runbook.resumes(),
                        runbook.failback(),
                        phases,
                        schedule.cues(),
                        injection,
                        settings(survey),
                        doubts,
                        Normal.of(estate),
                        ""));
    }

    private Planning.Bound sealed(Plan whole) {
        Sealing.Closed closed = sealing.close(whole.phases(), whole.cues());
        Plan plan = whole.with(closed.phases()).with(closed.cues());
        Plan digested = plan.digested(Digest.sha256(planText.apply(plan)));
        return new Planning.Bound(digested, whole.digested(digested.digest()), closed.texts());
    }

    /** Every drill promises to leave nothing behind, whether its runbook says so or not. */
    private static List<Objective> objectives(Runbook runbook) {
        boolean stated =
                runbook.objectives().stream()
                        .anyMatch(each -> each.measure() == Measure.RETURN_TO_NORMAL);
        List<Objective> objectives = new ArrayList<>(runbook.objectives());
        if (!stated) {
            objectives.add(Objective.NOTHING_LEFT);
        }
        return objectives;
    }

    private static SortedMap<String, String> parameters(
            Runbook runbook, Map<String, String> choices, List<String> reasons) {
        SortedMap<String, String> parameters = new TreeMap<>();
        List<String> known = new ArrayList<>();
        for (Parameter parameter : runbook.parameters()) {
            known.add(parameter.name());
            String chosen = choices.getOrDefault(parameter.name(), parameter.byDefault());
            if (!parameter.choices().contains(chosen)) {
                reasons.add(
                        "`"
                                + parameter.name()
                                + "` cannot be `"
                                + chosen
                                + "`; "
                                + Suggestion.of(chosen, parameter.choices()));
            }
            parameters.put(parameter.name(), chosen);
        }
        for (String name : choices.keySet()) {
            if (!known.contains(name)) {
                reasons.add(
                        "the runbook has no parameter `"
                                + name
                                + "`; "
                                + Suggestion.of(name, known));
            }
        }
        return parameters;
    }

    private Optional<Injection> injection(List<Phase> phases) {
        return phases.stream()
                .flatMap(phase -> phase.steps().stream())
                .flatMap(step -> injection(step).stream())
                .findFirst();
    }

    /** The same fault on many hosts is one. */
    private Optional<Injection> injection(Step step) {
        return step.parts().stream()
                .filter(Step.Act.class::isInstance)
                .map(Step.Act.class::cast)
                .filter(act -> act.marks().equals(Optional.of(INJECTION)))
                .findFirst()
                .map(act -> {
                    String on = step instanceof Step.FanOut out ? out.on() : act.on();
                    return new Injection(step.id(), act.verb(), on, fidelity(act));
                });
    }

    /** A verb that declares no fidelity cannot support more than a graceful one. */
    private Fidelity fidelity(Step.Act act) {
        return verbs.act(act.verb()).flatMap(verb -> verb.fidelity()).orElse(Fidelity.GRACEFUL);
    }

    private static SortedMap<String, String> settings(Survey survey) {
        SortedMap<String, String> settings = new TreeMap<>();
        survey.answers()
                .forEach((question, facts) ->
                        facts.values()
                                .forEach((name, value) ->
                                        settings.put(question + " " + name, value)));
        return settings;
    }
}

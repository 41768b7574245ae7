package io.drillmaster.plan;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.runbook.Cue;
import io.drillmaster.runbook.Digest;
import io.drillmaster.runbook.Guard;
import io.drillmaster.runbook.Measure;
import io.drillmaster.runbook.Objective;
import io.drillmaster.runbook.Parameter;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Runbook;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.StopRules;
import io.drillmaster.runbook.Suggestion;
import io.drillmaster.runbook.Tempo;
import io.drillmaster.runbook.Timetable;
import io.drillmaster.runbook.Verbs;
import java.time.Duration;
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
        Tempo.Factor factor = runbook.tempo().of(parameters, runbook.settle());
        List<Phase> phases =
                runbook.phases().stream()
                        .map(phase -> bind(phase, parameters, binding, factor))
                        .toList();
        new CrewCheck(runbook, crew, reasons).check(phases);
        SortedMap<String, Cue> cues = cues(runbook, factor, phases);
        fit(phases, cues, reasons);
        phases.forEach(phase -> phase.steps().forEach(step -> holds(step, reasons)));
        Optional<Injection> injection = injection(phases);
        StopRules stops =
                new Stops(estate, survey, verbs, binding, reasons)
                        .of(runbook.stops().and(estate.stops()), phases);
        if (!reasons.isEmpty()) {
            return new Planning.Impossible(reasons.stream().distinct().toList());
        }
        List<Objective> objectives = objectives(runbook);
        List<Doubt> doubts = new Feasibility(estate, survey, injection, phases).doubts(objectives);
        Plan whole =
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
                        cues,
                        injection,
                        settings(survey),
                        doubts,
                        Normal.of(estate),
                        "");
        Sealing.Closed closed = sealing.close(phases, runbook.cues());
        Plan plan = digested(whole.with(closed.phases()));
        return new Planning.Bound(plan, plan.with(phases), closed.texts());
    }

    private Plan digested(Plan plan) {
        return plan.digested(Digest.sha256(planText.apply(plan)));
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

    private static Phase bind(
            Phase phase, Map<String, String> parameters, Binding binding, Tempo.Factor factor) {
        List<Step> steps =
                phase.steps().stream()
                        .filter(step -> takesPart(step, parameters))
                        .map(binding::spread)
                        .map(step -> opened(step, parameters, factor))
                        .map(binding::bind)
                        .toList();
        return new Phase(phase.title(), phase.budget(), steps);
    }

    /** Of an envelope, too, only those steps take part whose condition holds. */
    private static Step opened(Step step, Map<String, String> parameters, Tempo.Factor factor) {
        return step instanceof Step.Sealed sealed
                ? sealed.with(
                        sealed.parts().stream()
                                .filter(part -> takesPart(part, parameters))
                                .map(part -> inTempo(part, factor))
                                .toList())
                : inTempo(step, factor);
    }

    private static Step inTempo(Step step, Tempo.Factor factor) {
        return step instanceof Step.Hold hold
                ? new Step.Hold(
                        hold.id(),
                        hold.title(),
                        hold.when(),
                        factor.ofHold(hold.time()),
                        hold.reason())
                : step;
    }

    /** Those of the steps that take part. */
    private static SortedMap<String, Cue> cues(
            Runbook runbook, Tempo.Factor factor, List<Phase> phases) {
        SortedMap<String, Cue> cues = new TreeMap<>();
        phases.stream()
                .flatMap(phase -> phase.steps().stream())
                .forEach(step ->
                        Optional.ofNullable(runbook.cues().get(step.id()))
                                .ifPresent(cue -> cues.put(step.id(), cue.at(factor))));
        return cues;
    }

    /** What is done on each host of a group takes longer, the more there are. */
    private static void fit(List<Phase> phases, SortedMap<String, Cue> cues, List<String> reasons) {
        List<Duration> longest =
                new Timetable(cues).longest(phases.stream().map(Phase::steps).toList());
        for (int i = 0; i < phases.size(); i++) {
            Phase phase = phases.get(i);
            if (longest.get(i).compareTo(phase.budget()) > 0) {
                reasons.add(
                        "the phase `%s` has %s, and on this estate its steps may take %s; give it more time, or its steps less"
                                .formatted(
                                        phase.title(),
                                        Quantity.of(phase.budget()),
                                        Quantity.of(longest.get(i))));
            }
        }
    }

    /** An envelope of nothing would be opened and look like one that was forgotten. */
    private static void holds(Step step, List<String> reasons) {
        if (step instanceof Step.Sealed sealed && !sealed.hasSteps()) {
            reasons.add(
                    "no step of the envelope `%s` takes part with these parameters; guard step %s as its steps are"
                            .formatted(sealed.name(), sealed.id()));
        }
    }

    private static boolean takesPart(Step step, Map<String, String> parameters) {
        Optional<Guard> guard = step.when();
        return guard.isEmpty()
                || guard.get()
                        .values()
                        .contains(parameters.getOrDefault(guard.get().parameter(), ""));
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

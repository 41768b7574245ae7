package io.drillmaster.plan;

import io.drillmaster.runbook.Cue;
import io.drillmaster.runbook.Guard;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Runbook;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Tempo;
import io.drillmaster.runbook.Timetable;
import io.drillmaster.runbook.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The steps that take part, each on real things and in its time.
 *
 * @param cues what stands beside them
 */
record Schedule(List<Phase> phases, SortedMap<String, Cue> cues) {

    /** Reasons why it cannot be kept are added to the list. */
    static Schedule of(
            Runbook runbook,
            Map<String, String> parameters,
            Binding binding,
            List<String> reasons) {
        Tempo.Factor factor = runbook.tempo().of(parameters, runbook.settle());
        List<Phase> phases =
                runbook.phases().stream()
                        .map(phase -> bind(phase, parameters, binding, factor))
                        .map(phase -> together(phase, runbook.together()))
                        .toList();
        Schedule schedule = new Schedule(phases, cues(runbook, factor, phases));
        schedule.fit(reasons);
        phases.forEach(phase -> phase.steps().forEach(step -> holds(step, reasons)));
        return schedule;
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

    private static Phase together(Phase phase, Set<String> together) {
        return new Phase(phase.title(), phase.budget(), Together.merged(phase.steps(), together));
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
                .flatMap(step -> Stream.concat(Stream.of(step), within(step)))
                .forEach(step ->
                        Optional.ofNullable(runbook.cues().get(step.id()))
                                .ifPresent(cue -> cues.put(step.id(), cue.at(factor))));
        return cues;
    }

    /** An envelope has a time itself, and its steps have what else may stand beside them. */
    private static Stream<Step> within(Step step) {
        return step instanceof Step.Sealed sealed ? sealed.parts().stream() : Stream.empty();
    }

    /** What is done on each host of a group takes longer, the more there are. */
    private void fit(List<String> reasons) {
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
}

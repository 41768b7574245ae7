package io.drillmaster.plan;

import io.drillmaster.connector.Call;
import io.drillmaster.runbook.Cue;
import io.drillmaster.runbook.Failback;
import io.drillmaster.runbook.Objective;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.StopRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A runbook bound to one occasion: every name is a real one, no choice is left open.
 *
 * @param stops what stops the drill, from the runbook and the estate
 * @param resumes whether it may be resumed without a person when its process ended
 * @param failback how it goes home when it is broken off late
 * @param cues what stands beside steps, by their ids
 * @param injection the fault of the act that marks {@code failed}, if the plan has one
 * @param settings the estate's settings the plan was made with, by name
 * @param normal the looks that show the estate as a whole, before the drill and after it
 * @param digest SHA-256 over everything else in the plan, in hex
 */
public record Plan(
        String runbook,
        String title,
        String tier,
        String runbookDigest,
        String estate,
        Estate.Kind kind,
        String estateDigest,
        SortedMap<String, String> parameters,
        Crew crew,
        Duration settle,
        List<Objective> objectives,
        StopRules stops,
        boolean resumes,
        Optional<Failback> failback,
        List<Phase> phases,
        SortedMap<String, Cue> cues,
        Optional<Injection> injection,
        SortedMap<String, String> settings,
        List<Doubt> doubts,
        List<Call> normal,
        String digest) {

    public Plan {
        objectives = List.copyOf(objectives);
        phases = List.copyOf(phases);
        doubts = List.copyOf(doubts);
        normal = List.copyOf(normal);
    }

    /** A plan whose steps are begun one after the other, without a time of their own. */
    public Plan(
            String runbook,
            String title,
            String tier,
            String runbookDigest,
            String estate,
            Estate.Kind kind,
            String estateDigest,
            SortedMap<String, String> parameters,
            Crew crew,
            Duration settle,
            List<Objective> objectives,
            StopRules stops,
            boolean resumes,
            Optional<Failback> failback,
            List<Phase> phases,
            Optional<Injection> injection,
            SortedMap<String, String> settings,
            List<Doubt> doubts,
            List<Call> normal,
            String digest) {
        this(
                runbook,
                title,
                tier,
                runbookDigest,
                estate,
                kind,
                estateDigest,
                parameters,
                crew,
                settle,
                objectives,
                stops,
                resumes,
                failback,
                phases,
                new TreeMap<>(),
                injection,
                settings,
                doubts,
                normal,
                digest);
    }

    /** The same with other cues. */
    public Plan with(SortedMap<String, Cue> others) {
        return new Plan(
                runbook,
                title,
                tier,
                runbookDigest,
                estate,
                kind,
                estateDigest,
                parameters,
                crew,
                settle,
                objectives,
                stops,
                resumes,
                failback,
                phases,
                others,
                injection,
                settings,
                doubts,
                normal,
                digest);
    }

    /** The same with other phases. */
    Plan with(List<Phase> others) {
        return new Plan(
                runbook,
                title,
                tier,
                runbookDigest,
                estate,
                kind,
                estateDigest,
                parameters,
                crew,
                settle,
                objectives,
                stops,
                resumes,
                failback,
                others,
                cues,
                injection,
                settings,
                doubts,
                normal,
                digest);
    }

    /** The same under its digest. */
    Plan digested(String over) {
        return new Plan(
                runbook,
                title,
                tier,
                runbookDigest,
                estate,
                kind,
                estateDigest,
                parameters,
                crew,
                settle,
                objectives,
                stops,
                resumes,
                failback,
                phases,
                cues,
                injection,
                settings,
                doubts,
                normal,
                over);
    }

    /** The same with the envelope of a step open, its steps in their place. */
    public Plan opened(String step, Envelope envelope) {
        SortedMap<String, Cue> more = new TreeMap<>(cues);
        more.putAll(envelope.cues());
        return with(phases.stream().map(phase -> opened(phase, step, envelope)).toList())
                .with(more);
    }

    private static Phase opened(Phase phase, String step, Envelope envelope) {
        return new Phase(
                phase.title(),
                phase.budget(),
                phase.steps().stream()
                        .map(each ->
                                each instanceof Step.Sealed sealed && each.id().equals(step)
                                        ? sealed.with(envelope.steps())
                                        : each)
                        .toList());
    }

    /** True when nothing is done to the estate, and no client is put to it. */
    public boolean onlyLooks() {
        return steps().stream()
                .noneMatch(step -> step instanceof Step.Act || step instanceof Step.Watch);
    }

    /** All that is carried out one by one, in order: of a fan-out, the step of each host. */
    public List<Step> steps() {
        return phases.stream()
                .flatMap(phase -> phase.steps().stream())
                .flatMap(step -> step.parts().stream())
                .toList();
    }

    /** The injection, for each host that it strikes; none when the plan has none. */
    public List<Injection> injections() {
        return injection.map(each -> each.each(phases)).orElse(List.of());
    }
}

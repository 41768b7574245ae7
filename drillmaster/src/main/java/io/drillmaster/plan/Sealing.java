package io.drillmaster.plan;

import io.drillmaster.runbook.Cue;
import io.drillmaster.runbook.Digest;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Closes the envelopes of a plan: what stays in it is a name, a time and a hash.
 *
 * @param salt makes a new one for each envelope
 * @param text the text of an envelope, over which its hash is taken
 */
public record Sealing(Supplier<String> salt, Function<Envelope, String> text) {

    /** Of a plan with which nothing is done. */
    static final Sealing FOR_NOBODY = new Sealing(() -> "", Envelope::toString);

    /** What is left of a plan whose envelopes are closed, and the texts of these by step. */
    record Closed(
            List<Phase> phases, SortedMap<String, Cue> cues, SortedMap<String, String> texts) {}

    Closed close(List<Phase> phases, SortedMap<String, Cue> cues) {
        SortedMap<String, String> texts = new TreeMap<>();
        List<Phase> closed =
                phases.stream()
                        .map(phase ->
                                new Phase(
                                        phase.title(),
                                        phase.budget(),
                                        phase.steps().stream()
                                                .map(step -> close(step, cues, texts))
                                                .toList()))
                        .toList();
        SortedMap<String, Cue> left = new TreeMap<>(cues);
        left.keySet().removeAll(hidden(phases));
        return new Closed(closed, left, texts);
    }

    private static List<String> hidden(List<Phase> phases) {
        return phases.stream()
                .flatMap(phase -> phase.steps().stream())
                .filter(Step.Sealed.class::isInstance)
                .flatMap(step -> step.parts().stream())
                .map(Step::id)
                .toList();
    }

    private Step close(Step step, SortedMap<String, Cue> cues, SortedMap<String, String> texts) {
        if (!(step instanceof Step.Sealed sealed)) {
            return step;
        }
        SortedMap<String, Cue> beside = new TreeMap<>(cues);
        List<String> ids = sealed.parts().stream().map(Step::id).toList();
        beside.keySet().retainAll(ids);
        String content =
                text.apply(new Envelope(sealed.name(), salt.get(), sealed.parts(), beside));
        texts.put(sealed.id(), content);
        return sealed.closed(Digest.sha256(content));
    }
}

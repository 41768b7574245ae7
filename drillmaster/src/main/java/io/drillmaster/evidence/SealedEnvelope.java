package io.drillmaster.evidence;

import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.runbook.Digest;
import io.drillmaster.runbook.Step;
import java.util.List;
import java.util.Optional;

/**
 * What became of a sealed step.
 *
 * @param hash what was sealed, in the first entry of the journal
 * @param sealed when that was, ISO 8601
 * @param opened when it was opened, ISO 8601; empty when it never was
 * @param unaltered whether what was opened is what was sealed; empty when it never was opened
 * @param entry of the journal, that has its whole text
 */
public record SealedEnvelope(
        String step,
        String name,
        String hash,
        String sealed,
        Optional<String> opened,
        Optional<Boolean> unaltered,
        Optional<Long> entry) {

    static List<SealedEnvelope> of(Drill drill) {
        return drill.plan().phases().stream()
                .flatMap(phase -> phase.steps().stream())
                .filter(Step.Sealed.class::isInstance)
                .map(step -> of(drill, (Step.Sealed) step))
                .toList();
    }

    private static SealedEnvelope of(Drill drill, Step.Sealed step) {
        Optional<Entry> opened =
                drill.first(e ->
                        e.event() instanceof Event.Unsealed unsealed
                                && unsealed.step().equals(step.id()));
        return new SealedEnvelope(
                step.id(),
                step.name(),
                step.hash(),
                drill.entries().getFirst().at().wall().toString(),
                opened.map(e -> e.at().wall().toString()),
                opened.map(e ->
                        Digest.sha256(((Event.Unsealed) e.event()).content()).equals(step.hash())),
                opened.map(Entry::number));
    }

    /** What people are told of it. */
    String told() {
        return unaltered.isEmpty()
                ? "never opened"
                : unaltered.get() ? "unaltered" : "altered: what was opened is not what was sealed";
    }
}

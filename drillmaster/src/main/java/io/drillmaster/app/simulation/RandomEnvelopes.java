package io.drillmaster.app.simulation;

import io.drillmaster.engine.Envelopes;
import io.drillmaster.journal.JournalJson;
import io.drillmaster.plan.Envelope;
import io.drillmaster.runbook.Digest;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The envelopes of one simulated drill; some are altered while they wait, and some are lost. */
final class RandomEnvelopes implements Envelopes {

    private final Chaos chaos;
    private final Map<String, String> kept = new TreeMap<>();

    RandomEnvelopes(Chaos chaos) {
        this.chaos = chaos;
    }

    Step.Sealed sealed(String id, List<Step> parts) {
        String text =
                JournalJson.envelopeText(new Envelope("envelope", "salt", parts, new TreeMap<>()));
        switch (chaos.upTo(9)) {
            case 0 -> kept.put(id, text.replace("salt", "sugar"));
            case 1 -> {}
            default -> kept.put(id, text);
        }
        return new Step.Sealed(
                id,
                "Sealed",
                Optional.empty(),
                "envelope",
                Duration.ofMinutes(5),
                Digest.sha256(text),
                List.of());
    }

    @Override
    public Optional<String> content(String step) {
        return Optional.ofNullable(kept.get(step));
    }
}

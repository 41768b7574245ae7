package io.drillmaster.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.drillmaster.connector.Outcome;
import io.drillmaster.plan.Envelope;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Undo;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** How the records of the house look as JSON: each sealed choice carries its name in {@code is}. */
public final class JournalJson {

    /** Shared and immutable. */
    public static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addMixIn(Event.class, Named.class)
                    .addMixIn(ProgrammeEvent.class, Named.class)
                    .addMixIn(Outcome.class, Named.class)
                    .addMixIn(Step.class, Named.class)
                    .addMixIn(Undo.class, Named.class)
                    .changeDefaultPropertyInclusion(ignored ->
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
                    .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private JournalJson() {}

    /** An event with its name; typed as the sealed interface so that the name is written. */
    static <E> String text(Class<E> type, E event) {
        return MAPPER.writerFor(type).writeValueAsString(event);
    }

    /** The text of a plan over which its digest is taken: everything but the digest itself. */
    public static String planText(Plan plan) {
        var tree = MAPPER.valueToTree(plan).asObject();
        tree.remove("digest");
        return MAPPER.writeValueAsString(tree);
    }

    /** The text of an envelope over which its hash is taken. */
    public static String envelopeText(Envelope envelope) {
        return MAPPER.writeValueAsString(envelope);
    }

    /**
     * The envelope of a text.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Envelope envelope(String text) {
        try {
            return MAPPER.readValue(text, Envelope.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    private interface Named {}
}

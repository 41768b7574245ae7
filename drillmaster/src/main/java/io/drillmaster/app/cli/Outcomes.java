package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Result;
import io.drillmaster.app.live.Scores;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Voice;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tells what a drill came to: a scorecard for people, or one JSON object for programs. */
final class Outcomes {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Voice voice;
    private final boolean json;

    Outcomes(Voice voice, boolean json) {
        this.voice = voice;
        this.json = json;
    }

    /** Also a drill that could not be conducted is one object. */
    int of(Supplier<Result> work) {
        try {
            Result result = work.get();
            if (json) {
                voice.tell(result.report().text());
            } else {
                new Scores(voice.coloured()).of(result.report()).forEach(voice::tell);
            }
            return result.exit().code();
        } catch (Refusal refusal) {
            if (json) {
                voice.tell(MAPPER.writeValueAsString(none(refusal)));
            }
            throw refusal;
        }
    }

    private static ObjectNode none(Refusal refusal) {
        ObjectNode none = MAPPER.createObjectNode();
        none.put("verdict", "none");
        none.put("why", refusal.sentence());
        none.put("exit", refusal.exit().code());
        none.putArray("findings");
        return none;
    }
}

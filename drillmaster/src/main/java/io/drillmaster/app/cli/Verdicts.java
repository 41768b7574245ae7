package io.drillmaster.app.cli;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.Reason;
import io.drillmaster.app.settings.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a drill was judged to be from its report. */
final class Verdicts {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Verdicts() {}

    static String of(DrillHome drill) {
        try {
            return MAPPER.readTree(Files.readString(drill.files().json()))
                    .path("verdict")
                    .asString();
        } catch (IOException | JacksonException e) {
            throw Refusal.start(
                    "The report %s cannot be read: %s. `./drill resume %s` writes it anew."
                            .formatted(drill.files().json(), Reason.of(e), drill.id()));
        }
    }
}

package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("lab")
class PowerDrillLabTest extends OnTheLab {

    @Test
    void a_power_drill_loses_nothing_cites_its_journal_and_tells_no_secret() throws IOException {
        Command.Ended ended = product().drill(lab.estateFile(), "power").end(Product.DRILL);

        JsonNode json = json(ended);
        assertMetOrTooBusyToTell(json, ended.exit());
        assertThat(json.path("rehearsal").asBoolean()).isFalse();
        assertEveryFindingCites(json, product().drill());
        assertReported(json, product().drill());
        assertThat(closed().ending()).isEqualTo(Ending.COMPLETED);
        assertThat(closed().left()).isEmpty();
        assertThat(product().called(Purpose.ACT, "power.cut")).hasSize(1);
        assertThat(product().called(Purpose.UNDO, "power.on")).isEmpty();
        assertNothingSecretIn(home);
        hands.awaitWhole();
    }

    private static void assertEveryFindingCites(JsonNode json, DrillHome drill) {
        int last = drill.entries().size();
        assertThat(json.path("findings")).hasSize(9);
        for (JsonNode finding : json.path("findings")) {
            assertThat(finding.path("entries")).as(finding.toString()).isNotEmpty();
            for (JsonNode entry : finding.path("entries")) {
                assertThat(entry.asInt()).isBetween(1, last);
            }
        }
    }

    private static void assertReported(JsonNode json, DrillHome drill) throws IOException {
        assertThat(json.path("drill").asString()).isEqualTo(drill.id());
        assertThat(json.path("report").asString()).isEqualTo(drill.files().page().toString());
        assertThat(Files.readString(drill.files().page()))
                .contains(drill.id(), "rto.database")
                .doesNotContainIgnoringCase("rehearsal");
        assertThat(drill.files().junit()).isNotEmptyFile();
        assertThat(drill.path().resolve("captures")).isNotEmptyDirectory();
    }

    /**
     * Neither in the drill's folder, nor beside it, nor in what was said, which lies there, too.
     */
    private void assertNothingSecretIn(Path folder) throws IOException {
        Map<String, String> secrets = lab.secrets();
        assertThat(secrets).containsKeys("hft_user", "monitoring");
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).hasSizeGreaterThan(8);
        for (Path file : files) {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            secrets.forEach((name, secret) ->
                    assertThat(bytes.contains(secret))
                            .as("the secret %s is in %s", name, file)
                            .isFalse());
        }
    }
}

package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("lab")
class KilledCoordinatorLabTest extends OnTheLab {

    @Test
    void killed_before_the_cut_was_answered_it_bars_other_drills_and_is_resumed_by_a_look()
            throws IOException {
        Command drill = product().drill(estateWhoseCutsAreNeverAnswered(), "power");
        product()
                .awaitFrom(
                        drill,
                        "a call of power.cut that is carried out",
                        () ->
                                product().called(Purpose.ACT, "power.cut").stream()
                                        .anyMatch(cut -> power(cut.call().on()).equals("off")));
        drill.kill();

        Event.Called cut = product().called(Purpose.ACT, "power.cut").getFirst();
        assertThat(product().isAnswered(cut)).isFalse();
        assertRefusesANewDrill();
        assertResumedToItsEnd();
        assertThat(product().called(Purpose.ACT, "power.cut")).hasSize(1);
        assertThat(settled()).singleElement().isInstanceOf(Outcome.Done.class);
    }

    @Test
    void killed_before_the_cut_was_made_it_is_resumed_by_a_look_and_makes_it() throws IOException {
        Command drill = product().drill(estateWhoseFirstCutEndsWhoeverAsks(), "power");

        assertThat(drill.end(Product.DRILL).exit()).isEqualTo(128 + 9);
        assertResumedToItsEnd();
        assertThat(product().called(Purpose.ACT, "power.cut")).hasSize(2);
        assertThat(settled()).first().isInstanceOf(Outcome.Refused.class);
    }

    private List<Outcome> settled() {
        return product().events().stream()
                .filter(Event.Settled.class::isInstance)
                .map(event -> ((Event.Settled) event).outcome())
                .toList();
    }

    private void assertRefusesANewDrill() {
        Command.Ended second = product().drill(lab.estateFile(), "power").end(Product.DRILL);
        assertThat(second.exit()).as(second.err()).isEqualTo(5);
        assertThat(second.err())
                .contains("./drill resume " + product().drill().id())
                .contains("./drill abort " + product().drill().id());
    }

    private void assertResumedToItsEnd() {
        DrillHome drill = product().drill();
        Command.Ended ended = product().start("resume", drill.id(), "--json").end(Product.DRILL);

        JsonNode json = json(ended);
        assertThat(ended.exit()).as(ended.out() + ended.err()).isIn(0, 3);
        assertThat(json.path("verdict").asString()).isIn("met", "unproven");
        for (JsonNode finding : json.path("findings")) {
            assertThat(finding.path("verdict").asString())
                    .as(finding.toString())
                    .isIn("met", "unproven");
        }
        assertThat(closed().ending()).as(closed().toString()).isEqualTo(Ending.COMPLETED);
        assertThat(closed().left()).isEmpty();
        assertThat(hands.management().keySet()).allMatch(host -> power(host).equals("on"));
        hands.awaitWhole();
    }

    /** The lab's own switch, whose answer to a cut is held back for as long as anybody waits. */
    private Path estateWhoseCutsAreNeverAnswered() throws IOException {
        return estateWithASwitch(
                """
                #!/bin/sh
                [ "$1" = power-cut ] || exec %1$s "$@"
                %1$s "$@" >"$0.answer"
                exec tail --pid="$PPID" -f "$0.answer" >/dev/null
                """);
    }

    /** The lab's own switch, which cuts nothing the first time, and kills the coordinator. */
    private Path estateWhoseFirstCutEndsWhoeverAsks() throws IOException {
        return estateWithASwitch(
                """
                #!/bin/sh
                [ "$1" = power-cut ] && [ ! -e "$0.asked" ] || exec %1$s "$@"
                : >"$0.asked"
                kill -9 "$PPID"
                """);
    }

    private Path estateWithASwitch(String script) throws IOException {
        Path power = home.resolve("power");
        Files.writeString(power, script.formatted(lab.command()));
        Files.setPosixFilePermissions(power, PosixFilePermissions.fromString("rwx------"));
        String estate = Files.readString(lab.estateFile());
        assertThat(estate).contains("command: " + lab.command());
        return Files.writeString(
                home.resolve("estate.yaml"),
                estate.replace("command: " + lab.command(), "command: " + power));
    }
}

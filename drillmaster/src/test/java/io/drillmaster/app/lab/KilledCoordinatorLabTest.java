package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("lab")
class KilledCoordinatorLabTest extends OnTheLab {

    @Test
    void killed_before_the_cut_was_answered_it_is_resumed_by_a_look_and_cuts_once()
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
        assertResumedToItsEnd();
        assertThat(product().events())
                .filteredOn(Event.Settled.class::isInstance)
                .singleElement()
                .asString()
                .contains("Done");
    }

    @Test
    void killed_after_the_cut_was_answered_it_is_resumed_and_cuts_once() {
        Command drill = product().drill(lab.estateFile(), "power");
        product().cut(drill);
        drill.kill();

        assertRefusesANewDrill();
        assertResumedToItsEnd();
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
        assertThat(product().called(Purpose.ACT, "power.cut")).hasSize(1);
        assertThat(closed().ending()).as(closed().toString()).isEqualTo(Ending.COMPLETED);
        assertThat(closed().left()).isEmpty();
        assertThat(hands.management().keySet()).allMatch(host -> power(host).equals("on"));
        hands.awaitWhole();
    }

    /** The lab's own switch, whose answer to a cut is held back for as long as anybody waits. */
    private Path estateWhoseCutsAreNeverAnswered() throws IOException {
        Path power = home.resolve("power");
        Files.writeString(
                power,
                """
                #!/bin/sh
                [ "$1" = power-cut ] || exec %1$s "$@"
                %1$s "$@" >"$0.answer"
                exec tail --pid="$PPID" -f "$0.answer" >/dev/null
                """
                        .formatted(lab.command()));
        Files.setPosixFilePermissions(power, PosixFilePermissions.fromString("rwx------"));
        String estate = Files.readString(lab.estateFile());
        assertThat(estate).contains("command: " + lab.command());
        return Files.writeString(
                home.resolve("estate.yaml"),
                estate.replace("command: " + lab.command(), "command: " + power));
    }
}

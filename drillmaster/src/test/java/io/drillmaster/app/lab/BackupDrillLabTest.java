package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.Cli;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.StepResult;
import io.drillmaster.lab.TestLab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The monthly restore on the full estate, with backups that are well and with liars. */
@Tag("lab")
@Tag("full")
@Timeout(600)
class BackupDrillLabTest {

    private static final Duration DRILL = Duration.ofMinutes(5);

    /** The host that keeps backups, and the archive of cold copies. */
    private static final String BACKUPS = "wit-1";

    private final TestLab lab = TestLab.full();

    @TempDir Path home;

    @BeforeEach
    @AfterEach
    void honest() {
        for (String lie : List.of("truncated-dump", "stale-backup", "altered-archive")) {
            lab.lie(lie, BACKUPS, "off");
        }
    }

    private Command.Ended drill(Product product, String backup) {
        return product.start(
                        "run",
                        Cli.ROOT.resolve("runbooks/dr-monthly-backup-001.md").toString(),
                        "--estate",
                        lab.estateFile().toString(),
                        "--with",
                        "backup=" + backup,
                        "--unattended",
                        "--json")
                .end(DRILL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"point-in-time", "archive"})
    void every_kind_of_backup_is_restored_and_holds_every_row(String backup) {
        try (Product product = new Product(home)) {
            Command.Ended ended = drill(product, backup);
            JsonNode json = OnTheLab.json(ended);

            assertThat(json.path("verdict").asString()).as(json.toPrettyString()).isEqualTo("met");
            assertThat(ended.exit()).isZero();
            assertThat(((Event.Closed) product.events().getLast()).ending())
                    .isEqualTo(Ending.COMPLETED);
        }
    }

    @Test
    void a_dump_of_three_days_ago_that_ends_in_the_middle_is_told_by_its_age_and_its_checksum() {
        lab.lie("stale-backup", BACKUPS, "on");
        lab.lie("truncated-dump", BACKUPS, "on");
        assertRed("dump", "{age=259", "made-ago=259", "checksum=wrong");
        caught("a dump of three days ago", "not met, nothing restored: its age is told");
        caught("a dump that ends in the middle", "not met, nothing restored: its checksum is told");
    }

    @Test
    void a_dump_that_ends_in_the_middle_with_a_checksum_to_match_cannot_be_restored() {
        lab.lie("truncated-dump", BACKUPS, "matching");
        assertRed("dump", "cannot be restored");
        caught(
                "a dump that ends in the middle, with a checksum that agrees",
                "not met: it cannot be restored");
    }

    @Test
    void a_cold_copy_that_was_altered_is_told_on_arrival() {
        lab.lie("altered-archive", BACKUPS, "on");
        assertRed("archive", "is not what its checksum says");
        caught(
                "a cold copy with one byte that is another",
                "not met, nothing restored: its checksum is told on arrival");
    }

    private static void caught(String lie, String verdict) {
        Liars.caught("DR-MONTHLY-BACKUP-001", lie, verdict);
    }

    /** The step that failed tells why, in these words. */
    private void assertRed(String backup, String... words) {
        try (Product product = new Product(home)) {
            Command.Ended end = drill(product, backup);
            JsonNode json = OnTheLab.json(end);

            assertThat(json.path("verdict").asString())
                    .as(json.toPrettyString())
                    .isNotEqualTo("met");
            assertThat(end.exit()).isNotZero();
            Event.Closed closed = (Event.Closed) product.events().getLast();
            assertThat(closed.ending()).isNotEqualTo(Ending.COMPLETED);
            assertThat(closed.left()).isEmpty();
            assertThat(product.events())
                    .filteredOn(event ->
                            event instanceof Event.StepEnded ended
                                    && ended.result() == StepResult.FAILED)
                    .singleElement()
                    .asString()
                    .contains(words);
        }
    }
}

package io.drillmaster.app.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @TempDir Path home;

    @Test
    void a_drill_is_named_after_its_runbook_its_day_and_a_number() {
        assertThat(drills().create("DR-X", DAY).id()).isEqualTo("DR-X-20261123-001");
        assertThat(drills().create("DR-X", DAY).id()).isEqualTo("DR-X-20261123-002");
        assertThat(drills().create("DR-Y", DAY).id()).isEqualTo("DR-Y-20261123-001");
    }

    @Test
    void two_drills_that_start_at_once_never_share_a_folder() throws Exception {
        try (ExecutorService many = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> starts =
                    Collections.nCopies(40, () -> drills().create("DR-X", DAY).id());
            List<Future<String>> ids = many.invokeAll(starts);
            assertThat(ids).extracting(Future::resultNow).doesNotHaveDuplicates().hasSize(40);
        }
    }

    @Test
    void a_home_that_is_no_folder_is_refused_with_the_remedy() throws IOException {
        Files.writeString(home.resolve("drills"), "in the way");

        assertThatThrownBy(() -> drills().create("DR-X", DAY))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(home.resolve("drills").toString())
                .hasMessageContaining("Nothing was started")
                .hasMessageContaining("DRILLMASTER_HOME");
    }

    @Test
    void an_unknown_drill_is_answered_with_the_nearest_ones() throws IOException {
        begin("DR-MONTHLY-DB-001-20261123-001");
        begin("DR-MONTHLY-DB-001-20261123-002");
        begin("DR-WEEKLY-20261101-001");

        assertThatThrownBy(() -> drills().find("DR-MONTHLY-DB-001-20261123-003"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.exit()).isEqualTo(Exit.USAGE))
                .hasMessageContaining("DR-MONTHLY-DB-001-20261123-002")
                .hasMessageContaining("./drill list");
    }

    @Test
    void without_any_drill_the_way_to_start_one_is_told() {
        assertThatThrownBy(() -> drills().find("DR-X"))
                .hasMessageContaining("nor any other")
                .hasMessageContaining("./drill run");
    }

    @Test
    void an_id_cannot_leave_the_home() throws IOException {
        Files.createDirectories(home.resolve("drills"));
        Files.writeString(home.resolve("journal.jsonl"), "");

        assertThatThrownBy(() -> drills().find("../")).isInstanceOf(Refusal.class);
    }

    @Test
    void a_folder_without_a_journal_is_not_a_drill() throws IOException {
        Files.createDirectories(home.resolve("drills/DR-X-20261123-001"));

        assertThat(drills().all()).isEmpty();
    }

    private void begin(String id) throws IOException {
        Path folder = Files.createDirectories(home.resolve("drills").resolve(id));
        Files.writeString(folder.resolve("journal.jsonl"), "");
    }

    private Drills drills() {
        return new Drills(Settings.of(home, Map.of("DRILLMASTER_HOME", home.toString())));
    }
}

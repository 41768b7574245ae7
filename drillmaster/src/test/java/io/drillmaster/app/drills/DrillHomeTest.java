package io.drillmaster.app.drills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.FileJournalStore;
import io.drillmaster.journal.Journal;
import io.drillmaster.journal.JournalDamaged;
import io.drillmaster.journal.Moment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillHomeTest {

    @TempDir Path folder;

    @Test
    void a_torn_last_line_is_set_aside_and_the_rest_is_whole() throws IOException {
        DrillHome drill = written(2);
        Files.writeString(drill.journal(), "{\"format\":1,\"ent", StandardOpenOption.APPEND);

        assertThat(drill.entries()).hasSize(2);
        assertThat(drill.mend()).hasValue(3);
        assertThat(drill.mend()).isEmpty();
        assertThat(folder.resolve("journal.torn")).hasContent("{\"format\":1,\"ent");
        try (Journal journal = new Journal(FileJournalStore.open(drill.journal()))) {
            assertThat(journal.entries()).hasSize(2);
        }
    }

    @Test
    void a_line_torn_within_a_character_hides_nothing_before_it() throws IOException {
        DrillHome drill = written(2);
        byte[] half = Arrays.copyOf("ü".getBytes(StandardCharsets.UTF_8), 1);
        Files.write(drill.journal(), half, StandardOpenOption.APPEND);

        assertThat(drill.entries()).hasSize(2);
        assertThat(drill.mend()).hasValue(3);
        assertThat(folder.resolve("journal.torn")).hasBinaryContent(half);
    }

    @Test
    void a_whole_journal_needs_no_mending() throws IOException {
        DrillHome drill = written(3);

        assertThat(drill.mend()).isEmpty();
        assertThat(drill.entries()).hasSize(3);
    }

    @Test
    void an_altered_entry_is_named() throws IOException {
        DrillHome drill = written(3);
        String text = Files.readString(drill.journal());
        Files.writeString(drill.journal(), text.replaceFirst("phase 2", "phase X"));

        assertThatThrownBy(drill::entries)
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("entry 2");
    }

    @Test
    void an_altered_entry_and_all_after_it_are_cut_on_demand_and_kept_beside() throws IOException {
        DrillHome drill = written(3);
        String text = Files.readString(drill.journal());
        Files.writeString(drill.journal(), text.replaceFirst("phase 2", "phase X"));

        assertThat(drill.mend()).hasValue(2);
        assertThat(drill.entries()).hasSize(1);
        assertThat(folder.resolve("journal.torn")).content().contains("phase X").contains("Closed");
    }

    @Test
    void a_drill_remembers_where_it_came_from() throws IOException {
        DrillHome drill = new DrillHome(folder);
        Origin origin = new Origin("/r/a.md", "/e/lab.yaml", Optional.of("demo"));
        drill.remember(origin);

        assertThat(drill.origin()).isEqualTo(origin);
    }

    @Test
    void a_drill_that_lost_its_origin_says_what_can_still_be_done() {
        assertThatThrownBy(() -> new DrillHome(folder).origin())
                .hasMessageContaining("origin.json")
                .hasMessageContaining("there is no such file")
                .hasMessageContaining("can still be shown");
    }

    private DrillHome written(int entries) {
        DrillHome drill = new DrillHome(folder);
        try (Journal journal = new Journal(FileJournalStore.open(drill.journal()))) {
            for (int i = 1; i < entries; i++) {
                journal.append(moment(i), new Event.PhaseBegan(i, "phase " + i));
            }
            journal.append(moment(9), new Event.Closed(Ending.COMPLETED, "phase 2", List.of()));
        }
        return drill;
    }

    private static Moment moment(int second) {
        return new Moment(Instant.ofEpochSecond(second), second * 1_000_000_000L, 1);
    }
}

package io.drillmaster.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.runbook.Digest;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

    private static final Moment AT =
            new Moment(Instant.parse("2026-11-07T07:00:00.123456789Z"), 5, 1);

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("journal.jsonl");
    }

    private static List<Event> samples() {
        Call call = Call.of("power.cut", "nyc-db1", Duration.ofSeconds(30)).and("how", "now");
        return List.of(
                new Event.PhaseBegan(1, "Before"),
                new Event.StepBegan("1.1"),
                new Event.Called("1.1", Purpose.ACT, call),
                new Event.Answered(
                        "1.1",
                        Purpose.ACT,
                        new Outcome.Done(
                                Facts.of(Map.of("power", "off")),
                                Optional.of(new Bracket(10, 20)))),
                new Event.Settled("1.1", Purpose.UNDO, new Outcome.Unknown("silence")),
                new Event.Looked("1.2", new Outcome.Refused("no \"road\" to it\n"), false),
                new Event.Asked("1.3", Purpose.ACT, "operations", "Ünïcode?", AT.wall()),
                new Event.Shown("1.3", call, new Outcome.Unknown("silence")),
                new Event.Replied("1.3", Purpose.ACT, "operations", "Ada", "yes", true),
                new Event.Replied("1.3", Purpose.ACT, "operations", "Cy", "no", false, true),
                new Event.Dismissed("1.3", "Bob", "no", "only Ada may answer"),
                new Event.StopSeen("lag > 1GB in patroni.cluster of trading-db", "seen"),
                new Event.ClockStepped(Duration.ofMillis(-400)),
                new Event.WatchEnded(
                        "1.4",
                        Optional.of(new Alignment(-3, 4)),
                        List.of(new CaptureRef("ledger", "captures/ledger.dmc", 12, "ab")),
                        Optional.empty()),
                new Event.StepEnded("1.4", StepResult.FAILED, "why not"),
                new Event.Closed(Ending.ABORTED, "enough", List.of("a rule on nyc-db1")));
    }

    private void write() {
        try (Journal journal = new Journal(FileJournalStore.open(file()))) {
            samples().forEach(event -> journal.append(AT, event));
        }
    }

    @Test
    void what_is_written_is_read_back_to_the_letter() {
        write();
        List<Entry> entries = JournalReader.read(file());
        assertThat(entries.stream().map(Entry::event)).containsExactlyElementsOf(samples());
        assertThat(entries.getFirst().at()).isEqualTo(AT);
    }

    @Test
    void a_journal_opened_again_goes_on_with_the_same_chain() {
        write();
        try (Journal journal = new Journal(FileJournalStore.open(file()))) {
            Entry entry = journal.append(AT, new Event.StepBegan("2.1"));
            assertThat(entry.number()).isEqualTo(samples().size() + 1L);
        }
        assertThat(JournalReader.read(file())).hasSize(samples().size() + 1);
    }

    @Test
    void any_altered_character_is_found_and_its_entry_named() throws IOException {
        write();
        List<String> lines = Files.readAllLines(file());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            for (int at = 0; at < line.length(); at += 7) {
                char other = line.charAt(at) == 'x' ? 'y' : 'x';
                List<String> altered = new ArrayList<>(lines);
                altered.set(i, line.substring(0, at) + other + line.substring(at + 1));
                long number = i + 1L;
                assertThatThrownBy(() -> JournalReader.verify(altered))
                        .isInstanceOfSatisfying(
                                JournalDamaged.class,
                                damage -> assertThat(damage.entry()).isEqualTo(number));
            }
        }
    }

    @Test
    void what_is_appended_is_seen_by_nobody_before_it_is_synced() {
        try (Journal journal = new Journal(FileJournalStore.open(file()))) {
            samples().forEach(event -> journal.append(AT, event));
            assertThat(journal.entries()).isEmpty();
            assertThat(journal.since(0)).isEmpty();
            assertThat(file()).isEmptyFile();
            journal.sync();
            assertThat(journal.entries()).hasSameSizeAs(samples());
            assertThat(journal.since(3)).hasSize(samples().size() - 3);
            assertThat(JournalReader.read(file())).isEqualTo(journal.entries());
        }
    }

    @Test
    void a_write_of_many_entries_cut_at_any_byte_leaves_whole_ones_and_at_most_one_torn()
            throws IOException {
        write();
        byte[] all = Files.readAllBytes(file());
        List<Entry> entries = JournalReader.read(file());
        int whole = 0;
        for (int cut = 1; cut < all.length; cut++) {
            byte[] left = Arrays.copyOf(all, cut);
            Files.write(file(), left);
            whole += left[cut - 1] == '\n' ? 1 : 0;
            assertThat(JournalReader.verify(JournalReader.endedLines(left)))
                    .isEqualTo(entries.subList(0, whole));
            if (left[cut - 1] != '\n') {
                long torn = whole + 1L;
                assertThatThrownBy(() -> JournalReader.read(file()))
                        .isInstanceOfSatisfying(
                                JournalDamaged.class,
                                damage -> {
                                    assertThat(damage.torn()).isTrue();
                                    assertThat(damage.entry()).isEqualTo(torn);
                                });
            }
        }
        assertThat(whole).isEqualTo(samples().size() - 1);
    }

    @Test
    void what_was_written_by_the_format_of_today_is_written_again_to_the_letter()
            throws IOException, URISyntaxException {
        Path golden =
                Path.of(
                        Objects.requireNonNull(
                                        JournalTest.class.getResource(
                                                "/journals/format-" + Formats.NEWEST + ".jsonl"))
                                .toURI());
        try (Journal journal = new Journal(FileJournalStore.open(file()))) {
            JournalReader.read(golden).forEach(entry -> journal.append(entry.at(), entry.event()));
        }
        assertThat(file()).hasSameTextualContentAs(golden);
    }

    @Test
    void a_removed_line_is_found() throws IOException {
        write();
        List<String> lines = new ArrayList<>(Files.readAllLines(file()));
        lines.remove(3);
        assertThatThrownBy(() -> JournalReader.verify(lines))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("entry 4");
    }

    @Test
    void a_torn_last_line_is_refused_and_named_as_torn() throws IOException {
        write();
        Files.writeString(file(), "{\"format\":1,\"ent", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> JournalReader.read(file()))
                .isInstanceOfSatisfying(
                        JournalDamaged.class,
                        damage -> {
                            assertThat(damage.torn()).isTrue();
                            assertThat(damage.entry()).isEqualTo(samples().size() + 1L);
                        });
    }

    @Test
    void an_unknown_format_is_refused_by_its_number() throws IOException {
        write();
        String first = Files.readAllLines(file()).getFirst();
        String open =
                first.substring(0, first.length() - 75)
                        .replace("\"format\":" + Formats.NEWEST, "\"format\":9");
        String line = open + ",\"hash\":\"" + Digest.sha256(open) + "\"}";
        assertThatThrownBy(() -> JournalReader.verify(List.of(line)))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("its format is 9; known are 1 to " + Formats.NEWEST);
    }

    @Test
    void a_span_within_one_sitting_is_monotonic_and_across_two_is_wall_time() {
        Moment later = new Moment(AT.wall().plusSeconds(9), 7, 1);
        assertThat(AT.until(later)).isEqualTo(Duration.ofNanos(2));
        assertThat(AT.until(new Moment(AT.wall().plusSeconds(9), 7, 2))).hasSeconds(9);
    }
}

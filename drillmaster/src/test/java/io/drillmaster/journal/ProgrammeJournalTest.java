package io.drillmaster.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgrammeJournalTest {

    private static final Instant NOW = Instant.parse("2026-11-05T06:00:00Z");
    private static final int EACH = 40;

    @TempDir private Path folder;

    private ProgrammeJournal journal() {
        return new ProgrammeJournal(
                folder.resolve("home").resolve("programme.jsonl"), () -> new Moment(NOW, 7, 1));
    }

    private static List<ProgrammeEvent> samples() {
        String digest = "ab".repeat(32);
        return List.of(
                new ProgrammeEvent.Approved(
                        digest, "DR-1", "prod", "Ada", Optional.of("operations")),
                new ProgrammeEvent.Approved(digest, "DR-1", "prod", "Bob", Optional.empty()),
                new ProgrammeEvent.NoticeGiven("DR-1", "prod", "Ada", "all desks", NOW),
                new ProgrammeEvent.Frozen("Zoë", "an \"incident\"\n"),
                new ProgrammeEvent.Thawed("Ada", "over"),
                new ProgrammeEvent.Overridden(digest, List.of("window", "markets"), "Ada", "must"),
                new ProgrammeEvent.LeftoverAccepted("DR-1-001", "a rule", "Bob", "harmless"),
                new ProgrammeEvent.Started("DR-1-002", digest, "Ada"));
    }

    private void write() {
        samples().forEach(event -> journal().append(_ -> event));
    }

    @Test
    void what_is_remembered_is_read_back_to_the_letter() {
        write();

        assertThat(journal().entries())
                .extracting(ProgrammeEntry::event)
                .containsExactlyElementsOf(samples());
        assertThat(journal().entries().getFirst().at().wall()).isEqualTo(NOW);
    }

    @Test
    void no_two_entries_are_measured_on_one_monotonic_clock() {
        write();

        assertThat(journal().entries())
                .extracting(entry -> entry.at().sitting())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_programme_that_never_was_is_empty() {
        assertThat(journal().entries()).isEmpty();
    }

    @Test
    void an_altered_entry_is_refused_by_its_number_for_reading_and_for_appending()
            throws IOException {
        write();
        String text = Files.readString(journal().file());
        Files.writeString(journal().file(), text.replace("Thawed", "Frozen"));

        assertThatThrownBy(() -> journal().entries())
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("programme.jsonl: entry 5 of the journal is damaged");
        assertThatThrownBy(() -> journal().append(_ -> samples().getFirst()))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("entry 5");
        assertThat(Files.readString(journal().file())).hasSameSizeAs(text);
    }

    @Test
    void a_torn_last_line_was_never_said_and_is_set_aside_by_the_next_entry() throws IOException {
        write();
        Files.writeString(journal().file(), "{\"format\":1,\"ent", StandardOpenOption.APPEND);

        assertThat(journal().entries()).hasSameSizeAs(samples());
        journal().append(_ -> new ProgrammeEvent.Frozen("Ada", "again"));

        assertThat(journal().entries()).hasSize(samples().size() + 1);
        assertThat(journal().file().resolveSibling("programme.jsonl.torn"))
                .hasContent("{\"format\":1,\"ent");
    }

    @Test
    void what_is_decided_against_is_not_written() {
        write();

        assertThatThrownBy(() ->
                        journal()
                                .append(before -> {
                                    throw new IllegalArgumentException("seen " + before.size());
                                }))
                .hasMessage("seen " + samples().size());
        assertThat(journal().entries()).hasSameSizeAs(samples());
    }

    @Test
    void processes_and_threads_that_speak_at_once_never_break_the_chain() throws Exception {
        List<Process> processes = List.of(speaker("p1"), speaker("p2"));
        List<Thread> threads = new ArrayList<>();
        for (String name : List.of("t1", "t2", "t3")) {
            threads.add(Thread.ofPlatform().start(() -> speak(journal(), name)));
        }
        for (Thread thread : threads) {
            assertThat(thread.join(java.time.Duration.ofSeconds(60))).isTrue();
        }
        for (Process process : processes) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }

        List<ProgrammeEntry> entries = journal().entries();
        assertThat(entries).hasSize(5 * EACH);
        for (String name : List.of("p1", "p2", "t1", "t2", "t3")) {
            assertThat(entries)
                    .extracting(ProgrammeEntry::event)
                    .filteredOn(event -> event.by().equals(name))
                    .extracting(event -> ((ProgrammeEvent.Frozen) event).why())
                    .containsExactlyElementsOf(counted());
        }
    }

    private static List<String> counted() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            all.add("word " + i);
        }
        return all;
    }

    private static void speak(ProgrammeJournal journal, String name) {
        counted().forEach(word -> journal.append(_ -> new ProgrammeEvent.Frozen(name, word)));
    }

    private Process speaker(String name) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Speaker.class.getName(),
                        journal().file().toString(),
                        name)
                .inheritIO()
                .start();
    }

    /** Another process that has much to say. */
    static final class Speaker {

        private Speaker() {}

        public static void main(String[] args) {
            speak(new ProgrammeJournal(Path.of(args[0]), () -> new Moment(NOW, 7, 1)), args[1]);
        }
    }
}

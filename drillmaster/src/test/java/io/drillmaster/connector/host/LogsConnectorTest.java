package io.drillmaster.connector.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.FolderExhibits;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.HereShell;
import io.drillmaster.connector.ssh.Sh;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsConnectorTest {

    private final Instant now = Instant.now();
    private final Instant begun = now.minus(Duration.ofMinutes(10));

    @TempDir Path folder;
    private Path logs = Path.of("");
    private FolderExhibits exhibits = FolderExhibits.since(begun);

    @BeforeEach
    void aHost() throws IOException {
        logs = Files.createDirectories(folder.resolve("log"));
        Files.createDirectories(folder.resolve("tmp"));
        exhibits = new FolderExhibits(Files.createDirectories(folder.resolve("exhibits")), begun);
        log("patroni/patroni.log", "the lease is lost", now);
        log("postgresql/yesterday.log", "all is well", begun.minusSeconds(3600));
        log("nginx/access.log", "nobody asked for this", now);
    }

    private void log(String name, String text, Instant at) throws IOException {
        Path file = logs.resolve(name);
        Files.createDirectories(file.resolveSibling("x").getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    private Outcome look(String journalctl, String most) {
        HereShell shell =
                new HereShell(folder)
                        .program("journalctl", journalctl)
                        .instead("/var/log", logs)
                        .instead("/var/tmp", folder.resolve("tmp"));
        try (LogsConnector connector =
                new LogsConnector(shell, exhibits, InstantSource.fixed(now))) {
            return connector.perform(
                    Call.of("host.logs", "here", Duration.ofSeconds(30)).and("most", most));
        }
    }

    private String said(String command) throws IOException {
        Process process = new ProcessBuilder("bash", "-c", command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void the_journal_and_the_logs_that_changed_since_the_drill_began_come_home()
            throws IOException {
        Outcome outcome = look("#!/bin/bash\necho \"$*\"; echo second", "100MB");

        Facts facts = ((Outcome.Done) outcome).facts();
        assertThat(facts.values())
                .containsEntry("kept", "yes")
                .containsEntry("lines", "2")
                .containsEntry("files", "1");
        String file = Sh.quote(exhibits.file(facts).toString());
        List<String> members = said("tar -tzf " + file).lines().toList();
        assertThat(members).hasSize(2).first().isEqualTo("journal.txt.gz");
        assertThat(members.getLast()).endsWith("patroni/patroni.log");
        assertThat(said("tar -xzOf " + file + " journal.txt.gz | zcat"))
                .contains("-o short-iso-precise")
                .containsPattern("--since @[0-9]{10}");
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void the_window_begins_no_later_than_the_drill() throws IOException {
        Outcome outcome = look("#!/bin/bash\necho \"$2\"", "100MB");

        String file = Sh.quote(exhibits.file(((Outcome.Done) outcome).facts()).toString());
        String since = said("tar -xzOf " + file + " journal.txt.gz | zcat").strip().substring(1);
        Duration age =
                Duration.between(Instant.ofEpochSecond(Long.parseLong(since)), Instant.now());
        assertThat(age).isGreaterThanOrEqualTo(Duration.between(begun, now));
    }

    @Test
    void more_than_was_allowed_is_refused_and_nothing_is_kept() throws IOException {
        Outcome journal = look("#!/bin/bash\nhead -c 300000 /dev/urandom", "200kB");
        log("haproxy/haproxy.log", said("head -c 300000 /dev/urandom | base64"), now);
        Outcome files = look("#!/bin/bash\necho little", "200kB");

        for (Outcome outcome : List.of(journal, files)) {
            assertThat(((Outcome.Refused) outcome).why())
                    .isEqualTo(
                            "host.logs on here: its logs since the drill began, packed, are more"
                                    + " than 200kB; nothing was kept; `most: SIZE` allows more");
        }
        assertThat(exhibits.folder()).isEmptyDirectory();
    }

    @Test
    void a_journal_that_cannot_be_read_is_refused() {
        Outcome outcome = look("#!/bin/bash\necho no such boot >&2; exit 1", "100MB");

        assertThat(((Outcome.Refused) outcome).why())
                .contains("could not be packed", "no such boot", "the journal could not be read");
        assertThat(exhibits.folder()).isEmptyDirectory();
    }

    @Test
    void what_is_no_size_is_refused_before_anything_is_touched() {
        Outcome outcome = look("#!/bin/bash\ntouch FOLDER/touched", "much");

        assertThat(((Outcome.Refused) outcome).why()).contains("`most: much` is no size");
        assertThat(folder.resolve("touched")).doesNotExist();
    }
}

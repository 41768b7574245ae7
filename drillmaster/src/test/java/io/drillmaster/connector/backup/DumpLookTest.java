package io.drillmaster.connector.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.HereShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of this machine, looked at by a real bash. */
class DumpLookTest {

    private static final String EMPTY =
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @TempDir Path folder;
    private Path daily = Path.of("");
    private HereShell shell = new HereShell(Path.of(""));

    @BeforeEach
    void open() throws IOException {
        daily = Files.createDirectories(folder.resolve("daily backups"));
        shell = new HereShell(folder).program("pg_restore", "#!/bin/sh\nexit 1\n");
    }

    private Outcome look() {
        try (BackupConnector backups = new BackupConnector(shell, Map.of(), List.of())) {
            return backups.perform(
                    Call.of("backup.newest", "here", Duration.ofSeconds(20))
                            .and("folder", daily.toString()));
        }
    }

    @Test
    void a_folder_without_a_dump_is_refused() {
        assertThat(look().toString()).contains("Refused", "is named *.dump");
    }

    @Test
    void the_newest_is_the_one_written_last_whatever_its_name() throws IOException {
        Files.createFile(daily.resolve("postgres_99999999T000000Z.dump"));
        Files.setLastModifiedTime(
                daily.resolve("postgres_99999999T000000Z.dump"),
                FileTime.from(Instant.now().minusSeconds(90_000)));
        Files.createFile(daily.resolve("postgres_20200101T000000Z.dump"));

        assertThat(((Outcome.Done) look()).facts().values())
                .containsEntry("name", "postgres_20200101T000000Z.dump")
                .containsEntry("size", "0B")
                .containsEntry("readable", "no")
                .containsEntry("checksum", "none")
                .containsEntry("point", "none");
    }

    @Test
    void a_checksum_that_is_not_the_files_is_told() throws IOException {
        Path dump = Files.createFile(daily.resolve("a.dump"));
        Files.writeString(daily.resolve("a.dump.sha256"), EMPTY + "  a.dump\n");
        assertThat(((Outcome.Done) look()).facts().values()).containsEntry("checksum", "right");

        Files.writeString(dump, "something else");
        assertThat(((Outcome.Done) look()).facts().values()).containsEntry("checksum", "wrong");
    }
}

package io.drillmaster.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.FolderExhibits;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.HereShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleNoteTest {

    /** More than any process can be numbered: whoever it was is gone. */
    private static final String GONE = "99999999 S 12345";

    @Test
    void a_note_of_an_earlier_crash_settles_no_crash_that_never_left(@TempDir Path folder)
            throws IOException {
        Path notes = Files.createDirectories(folder.resolve("notes"));
        Files.writeString(notes.resolve("postgres.crash-59999-TEST-1"), GONE + "\n");
        try (PostgresConnector connector = connector(folder)) {
            assertThat(connector.settle(crash("TEST-2"))).isNotInstanceOf(Outcome.Done.class);
            assertThat(connector.settle(crash("TEST-1"))).isInstanceOf(Outcome.Done.class);
        }
    }

    private static Call crash(String mark) {
        return Call.of("postgres.crash", "here", Duration.ofSeconds(20)).marked(mark);
    }

    private static PostgresConnector connector(Path folder) {
        Login nobody = new Login("nobody", folder.resolve("no-password"));
        return new PostgresConnector(
                List.of(
                        PostgresCluster.of(
                                "trading-db",
                                Map.of("here", "127.0.0.1"),
                                59_999,
                                "trading",
                                nobody,
                                nobody)),
                new HereShell(folder),
                FolderExhibits.anywhere());
    }
}

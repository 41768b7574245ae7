package io.drillmaster.connector.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A table of production that went wrong, replaced by what it held when it was backed up. */
@Tag("lab")
@Tag("full")
@Timeout(300)
class BroughtBackLabTest {

    private static final String VAULT = "restore-1";
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String INSTRUMENTS = "/opt/hft/scripts/instruments.sh ";

    private final LabHands lab = new LabHands(TestLab.full());
    private final SshSessions sessions = new SshSessions(lab.ssh());
    private final BackupConnector backups =
            new BackupConnector(sessions, lab.addresses(), List.of(lab.postgres()));

    @BeforeEach
    void restored() {
        done(
                backups.perform(
                        act("backup.fetch", 1)
                                .and("from", "wit-1")
                                .and("folder", "/backup/daily")));
        done(backups.perform(act("backup.restore", 2)));
    }

    @AfterEach
    void discarded() {
        instruments("mend");
        done(backups.perform(act("backup.discard", 9)));
        backups.close();
        sessions.close();
    }

    @Test
    void what_the_table_held_takes_the_place_of_what_is_wrong() {
        instruments("spoil");
        assertThat(instruments("look")).contains("\"wrong\" : 1000");
        Call bring = bring("instruments");

        assertThat(backups.settle(bring).toString())
                .contains("Refused", "did not take hold", "they differ");
        assertThat(done(backups.perform(bring)).values())
                .containsEntry("table", "instruments")
                .containsEntry("removed", "1000")
                .containsEntry("brought", "1000");
        assertThat(done(backups.settle(bring)).get("brought")).contains("1000");
        assertThat(instruments("look")).contains("\"wrong\" : 0");
    }

    @Test
    void a_table_that_others_hang_on_is_refused_and_left_as_it_is() {
        assertThat(backups.perform(bring("orders")).toString()).contains("Refused", "trades");
        assertThat(backups.perform(bring("no_such_table")).toString())
                .contains("Refused", "no_such_table");
    }

    private static Call bring(String table) {
        return act("backup.bring-back", 3).and("database", LabHands.DATABASE).and("table", table);
    }

    private static Call act(String verb, int step) {
        return Call.of(verb, VAULT, LIMIT).marked("TEST-7/1.%d/act/0000cafe".formatted(step));
    }

    private String instruments(String word) {
        return sessions.run(lab.leader(), INSTRUMENTS + word, LIMIT).toString();
    }

    private static Facts done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts();
    }
}

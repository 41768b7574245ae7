package io.drillmaster.connector.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.Sh;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Backups of the full estate, restored for real on the host that reaches nobody. */
@Tag("lab")
@Tag("full")
@Timeout(300)
class BackupLabTest extends ConnectorContract {

    private static final String VAULT = "restore-1";
    private static final String STORE = "wit-1";
    private static final Duration LONG = Duration.ofMinutes(3);

    /** The drill whose restore the looks of the contract look at. */
    private static final String STANDING = "TEST-9/1.1/act/0000cafe";

    private static final String OTHER = "TEST-8/1.1/act/0000cafe";

    /** What somebody might do to the last restore: three rows less, two otherwise, one more. */
    private static final String TAMPER =
            """
            cd "$(ls -td /var/lib/restore/drillmaster-*/told | head -n 1 | xargs dirname)"
            port=$(sed -n s/^port=//p told)
            runuser -u postgres -- psql -XAtq -h "$PWD/socket" -p "$port" -d trading <<'END'
            WITH gone AS (DELETE FROM trades WHERE trade_id IN
                (SELECT trade_id FROM trades ORDER BY trade_id LIMIT 3) RETURNING 1)
            SELECT count(*) FROM gone;
            WITH other AS (UPDATE trades SET quantity = quantity + 1 WHERE trade_id IN
                (SELECT trade_id FROM trades ORDER BY trade_id LIMIT 2) RETURNING 1)
            SELECT count(*) FROM other;
            WITH more AS (INSERT INTO trades OVERRIDING SYSTEM VALUE
                SELECT (jsonb_populate_record(t, '{"trade_id": 1000000000000, "execution_id": "x"}')).*
                FROM trades t LIMIT 1 RETURNING 1)
            SELECT count(*) FROM more;
            END
            """;

    private static final SilentServer SILENT = new SilentServer();

    private final TestLab testLab = TestLab.full();
    private final LabHands lab = new LabHands(testLab);
    private final SshSessions sessions = new SshSessions(lab.ssh());

    @BeforeAll
    static void restore() {
        BackupLabTest test = new BackupLabTest();
        // A dump that the lab made as it came up may hold no trade yet.
        assertThat(test.sessions.run(STORE, "systemctl start backup-dump.service", LONG).toString())
                .contains("exit=0");
        try (BackupConnector backups = test.on(test.sessions)) {
            done(backups.perform(test.fetch().marked(STANDING)));
            done(backups.perform(test.act("backup.restore").marked(step(STANDING, 2))));
        }
        test.sessions.close();
    }

    @AfterAll
    static void discard() {
        BackupLabTest test = new BackupLabTest();
        test.discard(STANDING);
        test.sessions.close();
    }

    @AfterEach
    void tidy() {
        for (String mark :
                List.of("", "TEST-1/3.3/act/0000feed", "TEST-2/3.3/act/0000beef", OTHER)) {
            discard(mark);
        }
    }

    private void discard(String mark) {
        try (SshSessions shell = new SshSessions(lab.ssh());
                BackupConnector backups = on(shell)) {
            done(backups.perform(act("backup.discard").marked(mark)));
        }
    }

    @Override
    protected void release() {
        sessions.close();
    }

    @Override
    protected String technology() {
        return "backup";
    }

    @Override
    protected Connector connector() {
        return on(sessions);
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("backup.newest", STORE).and("folder", "/backup/daily"),
                call("backup.base", STORE).and("folder", "/backup/base"),
                call("backup.isolation", VAULT).and("except", STORE),
                call("backup.age", VAULT)
                        .and("database", LabHands.DATABASE)
                        .and("clocks", "orders.created_at, health_checks.test_time"));
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(fetch());
    }

    @Override
    protected boolean leavesMarks() {
        return true;
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(on(new SshSessions(lab.ssh(9, true))));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(on(new SshSessions(lab.ssh(SILENT.port(), true))));
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(testLab.secret("monitoring"), testLab.secret("superuser"));
    }

    @Test
    void the_newest_dump_and_base_are_whole() {
        assertThat(facts(looks().get(0)).values())
                .containsEntry("checksum", "right")
                .containsEntry("readable", "yes")
                .hasEntrySatisfying("point", point -> assertThat(point).matches("\\d+"));
        assertThat(facts(looks().get(1)).values())
                .containsEntry("manifest", "right")
                .containsEntry("readable", "yes");
    }

    @Test
    void the_vault_reaches_no_host_and_an_ordinary_host_reaches_many() {
        assertThat(facts(looks().get(2)).values())
                .containsEntry("reached", "0")
                .containsEntry("neighbours", "0")
                .containsEntry("default-routes", "0")
                .hasEntrySatisfying(
                        "tried", tried -> assertThat(Integer.parseInt(tried)).isGreaterThan(200));
        assertThat(facts(call("backup.isolation", "nyc-edge")).values())
                .hasEntrySatisfying(
                        "reached",
                        reached -> assertThat(Integer.parseInt(reached)).isGreaterThan(10));
    }

    @Test
    void a_dump_that_was_restored_has_every_row_and_what_is_done_to_it_is_found_row_by_row() {
        try (BackupConnector backups = on(sessions)) {
            done(backups.perform(fetch().marked(OTHER)));
            done(backups.perform(act("backup.restore").marked(step(OTHER, 2))));
            Facts well = done(backups.perform(reconcile()));
            assertThat(well.values())
                    .containsEntry("lost", "0")
                    .containsEntry("altered", "0")
                    .containsEntry("extra", "0");
            assertThat(Long.parseLong(well.get("compared").orElse("0"))).isPositive();

            assertThat(((Ran.Ended) sessions.run(VAULT, Sh.asRoot(TAMPER), limit())).said())
                    .isEqualTo("exit 0: 3; 2; 1");

            Facts tampered = done(backups.perform(reconcile().and("tables", "trades")));
            assertThat(tampered.values())
                    .containsEntry("lost", "3")
                    .containsEntry("altered", "2")
                    .containsEntry("extra", "1")
                    .hasEntrySatisfying(
                            "which",
                            which -> assertThat(which).contains("trades extra (1000000000000)"));
        }
    }

    @Test
    void a_base_backup_is_rolled_forward_to_the_end_of_the_log_and_holds_every_row() {
        Call bring =
                act("backup.fetch")
                        .and("from", STORE)
                        .and("folder", "/backup/base")
                        .and("wal", "/backup/wal")
                        .marked(OTHER);
        try (BackupConnector backups = on(sessions)) {
            done(backups.perform(bring));
            Call restore = act("backup.restore").marked(step(OTHER, 2));
            Facts facts = done(backups.perform(restore));
            assertThat(facts.values())
                    .containsEntry("kind", "base")
                    .containsEntry("database", "trading")
                    .containsEntry("checked", "manifest");
            assertThat(done(backups.settle(restore))).isEqualTo(facts);
            assertThat(done(backups.perform(reconcile())).values())
                    .containsEntry("lost", "0")
                    .containsEntry("altered", "0")
                    .containsEntry("extra", "0");
        }
    }

    @Test
    void what_is_discarded_is_this_drills_and_nothing_else() {
        try (BackupConnector backups = on(sessions)) {
            done(backups.perform(fetch().marked(OTHER)));
            Call discard = act("backup.discard").marked("TEST-8/1.1/undo/0000cafe");
            assertThat(done(backups.perform(discard)).values()).containsEntry("removed", "1");
            assertThat(done(backups.settle(discard)).values()).containsEntry("left", "0");
            assertThat(facts(looks().get(3)).values()).containsKey("youngest");
        }
    }

    @Test
    void nothing_brought_is_nothing_to_restore_and_nothing_is_left() {
        try (BackupConnector backups = on(sessions)) {
            Call restore = act("backup.restore").marked(OTHER);
            assertThat(backups.perform(restore).toString())
                    .contains("Refused", "nothing was brought");
            assertThat(backups.settle(restore)).isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void bad_input_is_refused_by_name() {
        assertRefused(
                call("backup.newest", STORE).and("folder", "/no/such/folder"),
                "there is no folder /no/such/folder");
        Call fetch = act("backup.fetch").marked(OTHER);
        assertRefused(fetch.and("from", "nowhere").and("folder", "/x"), "nowhere");
        assertRefused(
                fetch.and("from", STORE).and("folder", "/etc/ssh"),
                "no file of /etc/ssh is named *.dump");
        assertRefused(act("backup.reconcile").and("database", "no-such-db"), "no-such-db");
        assertRefused(reconcile().and("tables", "drill_ledger"), "drill_ledger has no primary key");
    }

    private void assertRefused(Call call, String why) {
        try (BackupConnector backups = on(sessions)) {
            assertThat(backups.perform(call).toString()).contains("Refused", why);
        }
    }

    private Call reconcile() {
        return act("backup.reconcile")
                .and("database", LabHands.DATABASE)
                .and("kept", "orders, trades");
    }

    private Call fetch() {
        return act("backup.fetch").and("from", STORE).and("folder", "/backup/daily");
    }

    private Call act(String verb) {
        return Call.of(verb, VAULT, LONG);
    }

    private static String step(String mark, int step) {
        return mark.replace("/1.1/", "/1." + step + "/");
    }

    private Facts facts(Call look) {
        return done(on(sessions).perform(look));
    }

    private static Facts done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts();
    }

    private BackupConnector on(SshSessions shell) {
        return new BackupConnector(shell, lab.addresses(), List.of(lab.postgres()));
    }
}

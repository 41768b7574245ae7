package io.drillmaster.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.FolderExhibits;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.Eventually;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("lab")
class PostgresLabTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();

    private final TestLab testLab = TestLab.up();
    private final LabHands lab = new LabHands(testLab);
    private final SshSessions sessions = new SshSessions(lab.ssh());

    @BeforeEach
    void whole() {
        lab.awaitWhole();
    }

    @Override
    protected void release() {
        sessions.close();
    }

    @Override
    protected String technology() {
        return "postgres";
    }

    @Override
    protected Connector connector() {
        return on(lab.postgres());
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("postgres.settings", LabHands.DATABASE),
                call("postgres.client", LabHands.DATABASE),
                call("postgres.parity", LabHands.DATABASE),
                call("postgres.replication", LabHands.DATABASE),
                call("postgres.slots", LabHands.DATABASE),
                call("postgres.role", "nyc-db1"));
    }

    @Override
    protected boolean leavesMarks() {
        return true;
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(call("postgres.crash", replica()));
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(on(at(lab.postgres().members(), 9)));
    }

    @Override
    protected Optional<Connector> silent() {
        Map<String, String> here = new java.util.TreeMap<>(lab.postgres().members());
        here.replaceAll((_, _) -> "127.0.0.1");
        return Optional.of(on(at(here, SILENT.port())));
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(testLab.secret("monitoring"), testLab.secret("superuser"));
    }

    @Test
    void the_primary_tells_what_a_crash_can_lose() {
        assertThat(facts("postgres.settings", LabHands.DATABASE))
                .containsEntry("synchronous_commit", "on")
                .containsEntry("data_checksums", "on")
                .containsEntry("wal_log_hints", "on")
                .containsEntry("fsync", "on")
                .containsEntry("full_page_writes", "on")
                .containsEntry("leader", lab.leader())
                .hasEntrySatisfying("version", version -> assertThat(version).matches("1[57]\\..*"))
                .hasEntrySatisfying(
                        "synchronous_standby_names", names -> assertThat(names).contains("db"));
    }

    @Test
    void replication_is_told_as_the_primary_sees_it() {
        Eventually.holds(
                "two synchronous standbys",
                Duration.ofSeconds(60),
                () -> {
                    Map<String, String> facts = facts("postgres.replication", LabHands.DATABASE);
                    return "2".equals(facts.get("streaming"))
                            && "2".equals(facts.get("replicas"))
                            && !"none".equals(facts.get("sync"));
                });
    }

    @Test
    void one_is_primary_and_the_others_are_standbys_on_the_same_timeline() {
        String leader = lab.leader();
        Map<String, String> primary = facts("postgres.role", leader);

        assertThat(primary).containsEntry("role", "primary").containsEntry("replayed", "yes");
        for (String host : lab.postgres().members().keySet()) {
            if (!host.equals(leader)) {
                assertThat(facts("postgres.role", host))
                        .containsKey("replayed")
                        .containsEntry("role", "standby")
                        .containsEntry("timeline", primary.getOrDefault("timeline", ""));
            }
        }
    }

    @Test
    void the_login_of_the_clients_is_tried() {
        assertThat(facts("postgres.client", LabHands.DATABASE))
                .containsEntry("user", "hft_user")
                .containsEntry("login", "accepted");
    }

    @Test
    void a_replica_holds_the_rows_of_its_primary_and_a_stranger_is_refused() {
        try (PostgresConnector connector = on(lab.postgres())) {
            Call compare = call("postgres.reconcile", LabHands.DATABASE);
            Outcome outcome = connector.perform(compare.and("member", replica()));
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertThat(((Outcome.Done) outcome).facts().values())
                    .containsEntry("lost", "0")
                    .containsEntry("altered", "0")
                    .containsEntry("extra", "0")
                    .hasEntrySatisfying("why", why -> assertThat(why).contains("drill_ledger"));
            assertThat(connector.perform(compare.and("member", "wit-1")).toString())
                    .contains("Refused", "wit-1 is no member", replica());
        }
    }

    @Test
    void a_wrong_password_is_refused_by_the_real_server_too(@TempDir Path folder)
            throws IOException {
        Path wrong = folder.resolve("wrong");
        Files.writeString(wrong, "not-the-password");
        PostgresCluster real = lab.postgres();
        try (Connector other =
                on(
                        new PostgresCluster(
                                real.name(),
                                real.members(),
                                real.port(),
                                real.database(),
                                new Login("monitoring", wrong),
                                new Login("hft_user", wrong)))) {
            for (String look : List.of("postgres.settings", "postgres.client")) {
                assertThat(other.perform(call(look, LabHands.DATABASE)).toString())
                        .contains("Refused", "28P01", wrong.toString())
                        .doesNotContain("not-the-password");
            }
        }
    }

    @Test
    void a_crashed_leader_loses_its_lead_and_tells_when_it_died() {
        String leader = lab.leader();
        try (PostgresConnector connector = on(lab.postgres())) {
            long before = System.nanoTime();
            Outcome outcome = connector.perform(call("postgres.crash", leader));
            long after = System.nanoTime();

            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            Bracket died = ((Outcome.Done) outcome).happened().orElseThrow();
            assertThat(died.from()).isBetween(before, after);
            assertThat(died.to()).isBetween(died.from(), after);
            assertThat(died.to() - died.from()).isLessThan((after - before) / 2);
            Eventually.holds(
                    "another leader than " + leader,
                    Duration.ofSeconds(90),
                    () -> !Set.of(leader, "none").contains(lab.leader()));
        }
    }

    @Test
    void a_server_that_was_left_alone_settles_as_refused() {
        try (PostgresConnector connector = on(lab.postgres())) {
            assertThat(connector.settle(call("postgres.crash", replica())).toString())
                    .contains("Refused", "was never killed by us");
        }
    }

    @Test
    void a_note_is_taken_away_when_the_connector_closes() {
        String replica = replica();
        try (PostgresConnector connector = on(lab.postgres())) {
            connector.perform(call("postgres.crash", replica));
            assertThat(sessions.run(replica, "ls /run/drillmaster", limit()).toString())
                    .contains("postgres.crash-5432");
        }

        assertThat(sessions.run(replica, "ls /run/drillmaster", limit()).toString())
                .doesNotContain("postgres.crash-5432");
    }

    private String replica() {
        return lab.leader().equals("nyc-db2") ? "nyc-db1" : "nyc-db2";
    }

    private Map<String, String> facts(String verb, String on) {
        try (Connector connector = connector()) {
            Outcome outcome = connector.perform(call(verb, on));
            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            return ((Outcome.Done) outcome).facts().values();
        }
    }

    private PostgresCluster at(Map<String, String> members, int port) {
        PostgresCluster real = lab.postgres();
        return PostgresCluster.of(
                real.name(), members, port, real.database(), real.monitor(), real.client());
    }

    private PostgresConnector on(PostgresCluster cluster) {
        return new PostgresConnector(List.of(cluster), sessions, FolderExhibits.anywhere());
    }
}

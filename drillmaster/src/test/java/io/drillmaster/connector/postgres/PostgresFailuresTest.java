package io.drillmaster.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.FolderExhibits;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.ssh.SshAccess;
import io.drillmaster.connector.ssh.SshSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PostgresFailuresTest {

    private static final String PASSWORD = "open-sesame-4711";

    @TempDir Path folder;
    private Path secret = Path.of("");

    @BeforeEach
    void keepSecret() throws IOException {
        secret = folder.resolve("monitoring");
        Files.writeString(secret, PASSWORD + "\n");
    }

    @Test
    void a_wrong_password_is_told_with_user_host_and_the_place_of_the_secret() {
        try (RefusingPostgres server =
                new RefusingPostgres("28P01", "password authentication failed for user \"mon\"")) {
            Outcome outcome = settings(server.port());

            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            assertThat(outcome.toString())
                    .contains("PostgreSQL on db1 (127.0.0.1:" + server.port() + "/trading)")
                    .contains("does not accept the password of user mon")
                    .contains("kept in " + secret)
                    .doesNotContain(PASSWORD);
        }
    }

    @Test
    void a_wrong_password_of_the_clients_is_told_as_theirs() {
        try (RefusingPostgres server =
                new RefusingPostgres("28P01", "password authentication failed for user \"app\"")) {
            assertThat(look("postgres.client", server.port()).toString())
                    .contains("Refused", "the password of user app", "kept in " + secret)
                    .doesNotContain(PASSWORD);
        }
    }

    /** As where production lets its clients in from their own network only. */
    @Test
    void clients_let_in_from_elsewhere_only_prove_nothing_and_stand_in_no_drills_way() {
        try (RefusingPostgres server =
                new RefusingPostgres("28000", "no pg_hba.conf entry for host")) {
            assertThat(look("postgres.client", server.port()))
                    .isEqualTo(
                            new Outcome.Done(
                                    Facts.of(Map.of("user", "app", "login", "not from here"))));
            assertThat(look("postgres.settings", server.port()).toString())
                    .contains("Refused", "no pg_hba.conf entry", "28000");
        }
    }

    @Test
    void what_the_server_says_no_to_is_told_in_its_words() {
        try (RefusingPostgres server =
                new RefusingPostgres("57P03", "the database system is starting up")) {
            assertThat(settings(server.port()).toString())
                    .contains("Refused", "the database system is starting up", "57P03")
                    .doesNotContain(PASSWORD);
        }
    }

    @Test
    void a_secret_that_cannot_be_read_is_named_and_nobody_is_asked() throws IOException {
        Files.delete(secret);

        assertThat(settings(SilentServer.closedPort()).toString())
                .contains("Refused", "was not asked", secret.toString(), "under secrets");
    }

    @Test
    void a_closed_port_is_refused() {
        assertThat(settings(SilentServer.closedPort()))
                .isInstanceOf(Outcome.Refused.class)
                .asString()
                .contains("could not be connected to")
                .doesNotContain(PASSWORD);
    }

    @Test
    void a_server_that_never_answers_is_unknown_within_the_limit() {
        try (SilentServer silent = new SilentServer()) {
            long began = System.nanoTime();

            Outcome outcome = settings(silent.port());

            assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void nothing_is_killed_where_nobody_can_log_in() {
        SshAccess nowhere =
                SshAccess.of(
                        "root",
                        SilentServer.closedPort(),
                        folder.resolve("key"),
                        folder.resolve("known_hosts"),
                        Map.of("db1", "127.0.0.1"));
        try (SshSessions sessions = new SshSessions(nowhere)) {
            PostgresConnector connector = connector(1, sessions);
            Call crash = Call.of("postgres.crash", "db1", Duration.ofSeconds(2));

            assertThat(connector.perform(crash)).isInstanceOf(Outcome.Refused.class);
            assertThat(connector.settle(crash)).isInstanceOf(Outcome.Unknown.class);
        }
    }

    private Outcome settings(int port) {
        return look("postgres.settings", port);
    }

    private Outcome look(String verb, int port) {
        SshAccess nowhere = SshAccess.of("root", 1, secret, secret, Map.of());
        try (SshSessions sessions = new SshSessions(nowhere)) {
            return connector(port, sessions)
                    .perform(Call.of(verb, "trading-db", Duration.ofSeconds(2)));
        }
    }

    private PostgresConnector connector(int port, SshSessions sessions) {
        return new PostgresConnector(
                List.of(
                        PostgresCluster.of(
                                "trading-db",
                                Map.of("db1", "127.0.0.1"),
                                port,
                                "trading",
                                new Login("mon", secret),
                                new Login("app", secret))),
                sessions,
                FolderExhibits.anywhere());
    }
}

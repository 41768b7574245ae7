package io.drillmaster.connector.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.SilentServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.session.ConnectionService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SshSessionsTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir Path folder;
    private StandInSshd server;
    private SshSessions sessions;

    @BeforeEach
    void open() {
        server = new StandInSshd(folder);
        sessions = new SshSessions(server.access());
    }

    @AfterEach
    void close() {
        sessions.close();
        server.close();
    }

    @Test
    void a_command_tells_its_exit_and_both_its_streams() {
        assertThat(sessions.run("here", "echo out; echo err >&2; exit 3", LIMIT))
                .isEqualTo(new Ran.Ended(3, "out\n", "err\n"));
    }

    @Test
    void a_command_that_reads_its_input_finds_it_empty() {
        assertThat(sessions.run("here", "cat", LIMIT)).isEqualTo(new Ran.Ended(0, "", ""));
    }

    @Test
    void one_login_serves_many_commands() {
        for (int i = 0; i < 5; i++) {
            assertThat(sessions.run("here", "true", LIMIT)).isInstanceOf(Ran.Ended.class);
        }

        assertThat(server.logins()).isEqualTo(1);
    }

    @Test
    void a_dead_session_is_replaced_without_anyone_noticing() {
        sessions.run("here", "true", LIMIT);
        server.cut();

        assertThat(sessions.run("here", "echo back", LIMIT))
                .isEqualTo(new Ran.Ended(0, "back\n", ""));
        assertThat(server.logins()).isEqualTo(2);
    }

    @Test
    void a_session_that_is_just_being_closed_is_replaced_too() throws Exception {
        sessions.run("here", "true", LIMIT);
        sessions.link("here")
                .session(Deadline.in(LIMIT))
                .session()
                .getService(ConnectionService.class)
                .close(false);

        assertThat(sessions.run("here", "echo back", LIMIT))
                .isEqualTo(new Ran.Ended(0, "back\n", ""));
    }

    @Test
    void a_changed_host_key_is_refused_with_both_fingerprints_and_the_remedy() throws Exception {
        KeyPair former = StandInSshd.ed25519();
        server.know(former);

        Ran ran = sessions.run("here", "true", LIMIT);

        assertThat(ran).isInstanceOf(Ran.NotSent.class);
        assertThat(ran.toString())
                .contains("here (127.0.0.1:" + server.port() + ")")
                .contains("offered the host key ssh-ed25519 ")
                .contains(KeyUtils.getFingerPrint(server.hostKey().getPublic()))
                .contains("expects ssh-ed25519 " + KeyUtils.getFingerPrint(former.getPublic()))
                .contains(folder.resolve("known_hosts").toString())
                .contains("(line 2)")
                .contains("take that line out");
    }

    @Test
    void an_unknown_host_key_is_refused_and_says_how_to_check_it() throws Exception {
        Files.writeString(folder.resolve("known_hosts"), "");

        assertThat(sessions.run("here", "true", LIMIT))
                .isInstanceOf(Ran.NotSent.class)
                .asString()
                .contains("knows no key of this host", "ssh-keyscan -p " + server.port());
    }

    @Test
    void a_revoked_host_key_is_refused() throws Exception {
        Path file = folder.resolve("known_hosts");
        Files.writeString(file, Files.readString(file).replace("[127", "@revoked [127"));

        assertThat(sessions.run("here", "true", LIMIT))
                .isInstanceOf(Ran.NotSent.class)
                .asString()
                .contains("revoked (line 2)");
    }

    @Test
    void host_keys_that_cannot_be_read_let_nobody_in() throws Exception {
        Files.delete(folder.resolve("known_hosts"));

        assertThat(sessions.run("here", "true", LIMIT))
                .isInstanceOf(Ran.NotSent.class)
                .asString()
                .contains("cannot be read", "known-hosts in the estate");
    }

    @Test
    void a_key_the_host_does_not_accept_is_named_with_the_remedy() {
        StandInSshd.write(folder.resolve("key"), StandInSshd.ed25519());

        assertThat(sessions.run("here", "true", LIMIT))
                .isInstanceOf(Ran.NotSent.class)
                .asString()
                .contains("did not accept the key", "for user driller", "authorized_keys");
    }

    @Test
    void a_key_file_that_is_missing_or_no_key_is_named() throws Exception {
        Files.writeString(folder.resolve("key"), "nonsense");
        assertThat(sessions.run("here", "true", LIMIT))
                .isInstanceOf(Ran.NotSent.class)
                .asString()
                .contains("there is no private key in it");

        Files.delete(folder.resolve("key"));
        assertThat(sessions.run("here", "true", LIMIT))
                .isInstanceOf(Ran.NotSent.class)
                .asString()
                .contains("NoSuchFile", "under ssh: key in the estate");
    }

    @Test
    void a_host_nobody_told_us_about_is_refused_with_those_we_know() {
        assertThat(sessions.run("there", "true", LIMIT))
                .isEqualTo(new Ran.NotSent("ssh knows no host there; it knows here"));
    }

    @Test
    void a_port_where_nothing_listens_is_not_sent_at_once() {
        try (SshSessions other = new SshSessions(server.access(SilentServer.closedPort()))) {
            assertThat(other.run("here", "true", LIMIT))
                    .isInstanceOf(Ran.NotSent.class)
                    .asString()
                    .contains("refused the connection", "nothing was sent");
        }
    }

    @Test
    void a_host_that_accepts_and_hangs_ends_within_the_limit() {
        try (SilentServer silent = new SilentServer();
                SshSessions other = new SshSessions(server.access(silent.port()))) {
            long began = System.nanoTime();

            Ran ran = other.run("here", "true", Duration.ofSeconds(1));

            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofMillis(2500));
            assertThat(ran)
                    .isInstanceOf(Ran.NotSent.class)
                    .asString()
                    .contains("did not finish the login in time");
        }
    }

    @Test
    void a_connection_lost_while_the_command_runs_is_no_answer() throws Exception {
        Path began = folder.resolve("began");
        Thread cutter =
                Thread.ofVirtual()
                        .start(() -> {
                            while (!Files.exists(began)) {
                                Thread.onSpinWait();
                            }
                            server.cut();
                        });

        Ran ran = sessions.run("here", "touch " + began + "; sleep 20", LIMIT);

        cutter.join();
        assertThat(ran)
                .isInstanceOf(Ran.NoAnswer.class)
                .asString()
                .contains("was lost after the command was sent");
    }

    @Test
    void a_command_that_does_not_end_is_no_answer_within_the_limit() {
        sessions.run("here", "true", LIMIT);
        long began = System.nanoTime();

        Ran ran = sessions.run("here", "sleep 20", Duration.ofMillis(500));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
        assertThat(ran).isInstanceOf(Ran.NoAnswer.class).asString().contains("may still run");
    }

    @Test
    void a_command_lives_on_with_its_streams_open() throws Exception {
        try (Running running =
                sessions.start("here", "while read w; do echo got $w; done; exit 7", LIMIT)) {
            var lines =
                    new BufferedReader(
                            new InputStreamReader(running.stdout(), StandardCharsets.UTF_8));
            running.stdin().write("one\n".getBytes(StandardCharsets.UTF_8));
            running.stdin().flush();
            assertThat(lines.readLine()).isEqualTo("got one");
            assertThat(running.exit()).isEmpty();

            running.stdin().close();

            assertThat(running.ended(LIMIT)).isTrue();
            assertThat(running.exit()).contains(7);
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void a_lost_connection_ends_the_streams_of_what_was_started() throws Exception {
        try (Running running = sessions.start("here", "echo up; exec sleep 20", LIMIT)) {
            var lines =
                    new BufferedReader(
                            new InputStreamReader(running.stdout(), StandardCharsets.UTF_8));
            assertThat(lines.readLine()).isEqualTo("up");

            server.cut();

            assertThat(lines.readLine()).isNull();
            assertThat(running.ended(LIMIT)).isTrue();
            assertThat(running.exit()).isEmpty();
        }
    }

    @Test
    void a_file_is_sent_whole_with_its_mode_and_brought_back_the_same() throws Exception {
        byte[] content = new byte[3_000_000];
        new java.util.Random(7).nextBytes(content);
        Path remote = folder.resolve("it's remote");
        Path back = folder.resolve("back");

        sessions.send("here", content, remote.toString(), "0750", LIMIT);
        sessions.fetch("here", remote.toString(), back, LIMIT);

        assertThat(back).hasBinaryContent(content);
        assertThat(Files.getPosixFilePermissions(remote)).hasSize(5);
        assertThat(folder.resolve("it's remote.part")).doesNotExist();
    }

    @Test
    void a_file_that_cannot_be_put_or_brought_is_named() {
        assertThatThrownBy(() -> sessions.send("here", new byte[1], "/no/such/f", "0600", LIMIT))
                .isInstanceOf(ShellFailure.class)
                .hasMessageContaining("putting /no/such/f on here failed");
        assertThatThrownBy(() -> sessions.fetch("here", "/no/f", folder.resolve("f"), LIMIT))
                .isInstanceOf(ShellFailure.class)
                .hasMessageContaining("/no/f from here failed: exit 1");
    }

    @Test
    void names_of_hosts_vouch_for_their_keys_as_addresses_do() throws Exception {
        Path file = folder.resolve("known_hosts");
        Files.writeString(file, Files.readString(file).replace("[127.0.0.1]", "[here]"));

        assertThat(sessions.run("here", "true", LIMIT)).isInstanceOf(Ran.Ended.class);
        assertThat(Map.copyOf(server.access().addresses())).containsKey("here");
    }
}

package io.drillmaster.watch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Secret;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.WatchedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresProbeTest {

    @ParameterizedTest
    @CsvSource({
        "25006, false, READ_ONLY",
        "23505, false, ERROR",
        "42P01, false, ERROR",
        "53100, false, ERROR",
        "08003, true, NO_CONNECTION",
        "08006, true, UNKNOWN",
        "57P01, true, UNKNOWN",
        "57P01, false, UNKNOWN",
        "53100, true, UNKNOWN",
        "40003, false, UNKNOWN",
        "XX000, false, UNKNOWN"
    })
    void only_an_error_after_which_the_server_still_listens_promises_that_nothing_was_done(
            String state, boolean gone, Fate fate) {
        assertThat(PostgresProbe.answer(new SQLException("said", state), gone).fate())
                .isEqualTo(fate);
    }

    @Test
    void a_server_that_hangs_is_let_go_of_by_whoever_cuts_the_line()
            throws IOException, InterruptedException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                PostgresProbe probe = probe("127.0.0.1:" + silent.getLocalPort())) {
            Thread cutter = Thread.ofPlatform().start(() -> cutOnceAsked(silent, probe));

            assertThat(probe.connect().fate()).isEqualTo(Fate.REFUSED);
            assertThat(probe.connected()).isFalse();
            cutter.join();
        }
    }

    /** Where a whole site is silent, the road that hangs must not keep from the one that works. */
    @Test
    void after_an_endpoint_that_hangs_the_next_one_is_asked_first()
            throws IOException, InterruptedException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket silent = new ServerSocket(0, 5, here);
                ServerSocket other = new ServerSocket(0, 5, here);
                PostgresProbe probe =
                        probe(
                                "127.0.0.1:" + silent.getLocalPort(),
                                "127.0.0.1:" + other.getLocalPort())) {
            Thread cutter = Thread.ofPlatform().start(() -> cutOnceAsked(silent, probe));
            probe.connect();
            cutter.join();
            Thread again = Thread.ofPlatform().start(() -> cutOnceAsked(other, probe));

            Probe.Answer answer = probe.connect();

            again.join();
            assertThat(answer.why()).contains("127.0.0.1:" + other.getLocalPort());
        }
    }

    private static void cutOnceAsked(ServerSocket server, PostgresProbe probe) {
        try (var caller = server.accept()) {
            caller.getInputStream().read();
            probe.abort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_port_nobody_listens_on_is_a_refusal_that_names_it() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        try (PostgresProbe probe = probe("127.0.0.1:" + port)) {
            Probe.Answer answer = probe.connect();

            assertThat(answer.fate()).isEqualTo(Fate.REFUSED);
            assertThat(answer.why()).contains("127.0.0.1:" + port).doesNotContain("hunter2");
        }
    }

    /** A client that gave up a connection that hung must not refuse itself for ever after. */
    @Test
    void one_that_was_closed_asks_the_server_again() throws IOException {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        PostgresProbe probe = probe("127.0.0.1:" + port);
        String before = probe.connect().why();
        probe.close();

        assertThat(probe.connect().why()).isEqualTo(before).contains("refused");
        probe.close();
    }

    private static PostgresProbe probe(String... endpoints) {
        WatchedDatabase database =
                new WatchedDatabase(
                        "db",
                        List.of(endpoints),
                        List.of(),
                        "trading",
                        "user",
                        new Secret("hunter2"),
                        "disable");
        return new PostgresProbe(database, PostgresProbe.Target.ledger(database, "s"), true);
    }
}

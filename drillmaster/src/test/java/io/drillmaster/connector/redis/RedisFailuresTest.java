package io.drillmaster.connector.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RedisFailuresTest {

    private static final String PASSWORD = "open-sesame-4711";

    @TempDir Path folder;

    private Outcome perform(int port, String verb, Map<String, String> with) throws IOException {
        Path secret = Files.writeString(folder.resolve("redis"), PASSWORD + "\n");
        RedisGroup group =
                RedisGroup.of(
                        "cache",
                        Map.of("nyc-app1", "127.0.0.1", "chi-app1", "127.0.0.1"),
                        port,
                        Optional.of(secret));
        try (RedisConnector redis = new RedisConnector(Set.of(group))) {
            Call call = Call.of(verb, "cache", Duration.ofSeconds(1));
            for (var each : with.entrySet()) {
                call = call.and(each.getKey(), each.getValue());
            }
            return redis.perform(call);
        }
    }

    @Test
    void where_nothing_listens_nothing_is_done_and_every_server_is_told_with_its_reason()
            throws IOException {
        Outcome outcome = perform(SilentServer.closedPort(), "redis.replication", Map.of());

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(outcome.toString()).contains("nyc-app1", "chi-app1").doesNotContain(PASSWORD);
    }

    @Test
    void a_server_that_accepts_and_says_nothing_is_told_within_the_limit() throws IOException {
        try (SilentServer silent = new SilentServer()) {
            assertThat(perform(silent.port(), "redis.get", Map.of("key", "a")))
                    .isInstanceOf(Outcome.Refused.class);
            assertThat(perform(silent.port(), "redis.set", Map.of("key", "a", "value", "b")))
                    .as("no server was known to be primary, so that nothing was sent")
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void a_wrong_password_is_refused_in_the_words_of_the_server() throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuse(listening));

            Outcome outcome = perform(listening.getLocalPort(), "redis.replication", Map.of());

            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            assertThat(outcome.toString()).contains("WRONGPASS").doesNotContain(PASSWORD);
        }
    }

    /** Says no to whatever is said. */
    private static void refuse(ServerSocket listening) {
        try {
            while (true) {
                Socket socket = listening.accept();
                Thread.ofVirtual().start(() -> sayNo(socket));
            }
        } catch (IOException e) {
            // The socket was closed: the test is over.
        }
    }

    private static void sayNo(Socket socket) {
        byte[] no =
                "-WRONGPASS invalid username-password pair or user is disabled.\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
        try (socket) {
            byte[] asked = new byte[4_096];
            while (socket.getInputStream().read(asked) >= 0) {
                socket.getOutputStream().write(no);
            }
        } catch (IOException e) {
            // The client has gone.
        }
    }

    @Test
    void replication_is_read_as_redis_tells_it() {
        Replication primary =
                Replication.of(
                        """
                        # Replication\r
                        role:master\r
                        connected_slaves:2\r
                        slave0:ip=10.0.2.25,port=6379,state=online,offset=1500,lag=0\r
                        slave1:ip=10.0.2.26,port=6379,state=online,offset=1600,lag=1\r
                        master_failover_state:no-failover\r
                        master_repl_offset:1620\r
                        """);

        assertThat(primary.primary()).isTrue();
        assertThat(primary.replicas()).isEqualTo("2");
        assertThat(primary.lag()).hasValue(120);
        assertThat(primary.handingOver()).isFalse();
        Replication replica =
                Replication.of(
                        """
                        role:slave\r
                        master_link_status:down\r
                        """);
        assertThat(replica.linked()).isFalse();
    }
}

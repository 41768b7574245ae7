package io.drillmaster.connector.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Forgets;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Settles;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.Eventually;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("lab")
@Tag("full")
class RedisLabTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();
    private static final String KEY = "drillmaster-test:" + UUID.randomUUID();
    private static final String MARK = "TEST-1/1.1/act/" + UUID.randomUUID();

    @TempDir Path folder;

    private final RedisGroup group = new LabHands(TestLab.full()).redis();

    @Override
    protected String technology() {
        return "redis";
    }

    @Override
    protected Connector connector() {
        return new RedisConnector(List.of(group));
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("redis.replication", group.name()),
                call("redis.get", group.name()).and("key", "trading:enabled"));
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(set("one").marked(MARK));
    }

    @Override
    protected boolean leavesMarks() {
        return true;
    }

    private Call set(String value) {
        return call("redis.set", group.name()).and("key", KEY).and("value", value);
    }

    private Call restore() {
        return call("redis.restore", group.name()).and("key", KEY);
    }

    /** Nothing of what a test wrote stays. */
    @Override
    protected void release() {
        try (RedisConnector redis = new RedisConnector(List.of(group))) {
            for (String drill :
                    List.of(MARK, "TEST-1/3.3/act/0000feed", "TEST-2/3.3/act/0000beef")) {
                redis.perform(restore().marked(drill.replace("act", "undo")));
            }
        }
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(at(group.servers(), 9));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(at(Map.of("nyc-app1", "127.0.0.1"), SILENT.port()));
    }

    private Connector at(Map<String, String> servers, int port) {
        return new RedisConnector(
                List.of(RedisGroup.of(group.name(), servers, port, group.password())));
    }

    @Override
    protected Set<String> secrets() {
        try {
            return Set.of(Files.readString(group.password().orElseThrow()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_replica_follows_its_primary() {
        try (Connector redis = connector()) {
            assertThat(done(redis.perform(looks().getFirst())))
                    .containsEntry("primaries", "1")
                    .containsEntry("replicas", "1")
                    .containsEntry("link", "up");
        }
    }

    @Test
    void what_a_drill_set_is_put_back_exactly_and_what_somebody_else_set_stays() {
        try (Connector redis = connector()) {
            Call first = set("ours").and("expect", "none").marked(MARK);
            done(redis.perform(first));
            assertThat(redis.perform(first)).isInstanceOf(Outcome.Refused.class);
            done(redis.perform(set("ours too").marked(MARK.replace("1.1", "1.2"))));
            Call undo = restore().marked(MARK.replace("act", "undo"));
            assertThat(((Settles) redis).settle(undo)).isInstanceOf(Outcome.Refused.class);

            done(redis.perform(set("theirs").marked("OTHER/1.1/act/00000000")));
            assertThat(redis.perform(undo)).isInstanceOf(Outcome.Refused.class);
            done(redis.perform(restore().marked("OTHER/1.1/undo/00000000")));

            assertThat(done(redis.perform(undo))).containsEntry("restored", "none");
            assertThat(((Settles) redis).settle(undo)).isInstanceOf(Outcome.Done.class);
            assertThat(done(redis.perform(undo))).containsEntry("restored", "nothing");
            Call get = call("redis.get", group.name()).and("key", KEY);
            assertThat(done(redis.perform(get))).containsEntry("exists", "no");
        }
    }

    @Test
    void the_lead_is_handed_to_the_replica_and_back() {
        try (Connector redis = connector()) {
            String home = done(redis.perform(looks().getFirst())).getOrDefault("primary", "");
            handsOver(redis, home);
            String other = done(redis.perform(looks().getFirst())).getOrDefault("primary", "");

            assertThat(group.servers().keySet()).contains(home, other);
            assertThat(other).isNotEqualTo(home);
            assertThat(redis.perform(failover(home).marked(MARK)).toString())
                    .contains("Refused", other + " is primary, and not " + home);
            handsOver(redis, other);
            assertThat(done(redis.perform(looks().getFirst()))).containsEntry("primary", home);
        }
    }

    private void handsOver(Connector redis, String from) {
        Call failover = failover(from).marked("TEST-1/1.1/act/" + from);
        assertThat(((Settles) redis).settle(failover).toString())
                .contains("Refused", "never began");
        assertThat(done(redis.perform(failover))).containsEntry("from", from);
        assertThat(((Settles) redis).settle(failover)).isInstanceOf(Outcome.Done.class);
        ((Forgets) redis).forget(failover);
        Eventually.holds(
                "a replica that follows",
                Duration.ofSeconds(30),
                () ->
                        done(redis.perform(looks().getFirst()))
                                .entrySet()
                                .containsAll(Map.of("replicas", "1", "link", "up").entrySet()));
    }

    /** As after the loss of a site, whose server is primary again when it comes back. */
    @Test
    void a_replica_is_made_primary_when_its_primary_is_lost_and_that_one_follows_when_it_is_back() {
        TestLab lab = TestLab.full();
        try (Connector redis = connector();
                SshSessions shell = new SshSessions(new LabHands(lab).ssh())) {
            String home = done(redis.perform(looks().getFirst())).getOrDefault("primary", "");
            String other =
                    group.servers().keySet().stream()
                            .filter(each -> !each.equals(home))
                            .findFirst()
                            .orElseThrow();
            Call promote =
                    call("redis.promote", group.name())
                            .and("to", other)
                            .marked("TEST-1/1.1/act/promote");
            assertThat(redis.perform(promote).toString())
                    .contains("Refused", home + " is primary and answers; redis.failover");
            run(shell, home, "systemctl stop redis-server");
            try {
                assertThat(((Settles) redis).settle(promote)).isInstanceOf(Outcome.Refused.class);
                assertThat(done(redis.perform(promote))).containsEntry("primary", other);
                assertThat(((Settles) redis).settle(promote)).isInstanceOf(Outcome.Done.class);
            } finally {
                run(shell, home, "systemctl start redis-server");
            }
            Call follow =
                    call("redis.follow", group.name())
                            .and("host", home)
                            .and("primary", other)
                            .marked("TEST-1/1.2/act/follow");
            assertThat(((Settles) redis).settle(follow)).isInstanceOf(Outcome.Refused.class);
            assertThat(done(redis.perform(follow))).containsEntry("primary", other);
            assertThat(((Settles) redis).settle(follow)).isInstanceOf(Outcome.Done.class);
            handsOver(redis, other);
            assertThat(done(redis.perform(looks().getFirst()))).containsEntry("primary", home);
        }
    }

    private static void run(SshSessions shell, String host, String command) {
        assertThat(shell.run(host, command, Duration.ofSeconds(20)))
                .isInstanceOfSatisfying(
                        Ran.Ended.class,
                        ended -> assertThat(ended.well()).as(ended.said()).isTrue());
    }

    private Call failover(String from) {
        return call("redis.failover", group.name()).and("from", from);
    }

    @Test
    void a_wrong_password_is_refused_in_the_words_of_the_server() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong"), "open-sesame");
        try (Connector redis =
                new RedisConnector(
                        List.of(
                                RedisGroup.of(
                                        group.name(),
                                        group.servers(),
                                        group.port(),
                                        Optional.of(wrong))))) {
            Outcome outcome = redis.perform(looks().getFirst());

            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            assertThat(outcome.toString()).contains("WRONGPASS").doesNotContain("open-sesame");
        }
    }

    private static Map<String, String> done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts().values();
    }
}

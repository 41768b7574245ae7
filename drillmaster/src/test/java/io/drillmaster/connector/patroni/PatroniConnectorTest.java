package io.drillmaster.connector.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.RestServer;
import io.drillmaster.connector.SilentServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PatroniConnectorTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();

    private final RestServer server =
            new RestServer()
                    .says("GET /cluster", 200, Replay.CLUSTER_4)
                    .says("GET /config", 200, Replay.CONFIG_4)
                    .says("GET /patroni", 200, Replay.STATUS_4)
                    .says("GET /history", 200, Replay.HISTORY)
                    .says("POST /switchover", 200, "Successfully switched over to \"nyc-db1\"");

    @Override
    protected void release() {
        server.close();
    }

    @Override
    protected String technology() {
        return "patroni";
    }

    @Override
    protected Connector connector() {
        return on(server.root(), server.root());
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("patroni.cluster", "trading-db"),
                call("patroni.settings", "trading-db"),
                call("patroni.flags", "trading-db"),
                call("patroni.history", "trading-db"));
    }

    @Override
    protected Optional<Call> act() {
        ledByTheOther();
        return Optional.of(call("patroni.switchover", "trading-db").and("from", "nyc-db2"));
    }

    @Override
    protected Optional<Connector> unreachable() {
        URI closed = URI.create("http://127.0.0.1:" + SilentServer.closedPort());
        return Optional.of(on(closed, closed));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(on(SILENT.http(), SILENT.http()));
    }

    /** Led by the other one until a switchover was asked for. */
    private void ledByTheOther() {
        String before =
                Replay.CLUSTER_4.replace("nyc-db1", "nyc-db0").replace("nyc-db2", "nyc-db1");
        server.says("GET /cluster", 200, before.replace("nyc-db0", "nyc-db2"))
                .after("POST /switchover", "GET /cluster", 200, Replay.CLUSTER_4);
    }

    @Test
    void nothing_is_asked_of_a_cluster_that_another_member_leads() {
        Call act = act().orElseThrow();
        server.says("GET /cluster", 200, Replay.CLUSTER_4);

        assertThat(connector().perform(act).toString())
                .contains("Refused", "nyc-db2 does not lead, nyc-db1 does");

        assertThat(server.asked()).noneMatch(asked -> asked.startsWith("POST"));
    }

    @Test
    void a_whole_cluster_is_told_in_full() {
        assertThat(look("patroni.cluster"))
                .containsAllEntriesOf(
                        Map.of(
                                "leaders", "1",
                                "leader", "nyc-db1",
                                "members", "3",
                                "replicas", "2",
                                "streaming", "2",
                                "sync", "chi-db1,nyc-db2",
                                "lag", "168B",
                                "timeline", "3",
                                "timelines", "1",
                                "paused", "no"));
    }

    @Test
    void an_old_patroni_is_asked_further_which_replicas_stream() {
        server.says("GET /cluster", 200, Replay.CLUSTER_3)
                .says("GET /patroni", 200, Replay.STATUS_3);

        assertThat(look("patroni.cluster"))
                .containsEntry("streaming", "1")
                .containsEntry("replicas", "2")
                .containsEntry("timelines", "2")
                .containsEntry("lag", "33554432B")
                .containsEntry("sync", "nyc-db2");
    }

    @Test
    void a_replica_whose_lag_nobody_knows_hides_no_lag_of_another() {
        assertThat(Replay.CLUSTER_4).contains("\"lag\": 0", "\"lag\": 168");
        server.says(
                "GET /cluster",
                200,
                Replay.CLUSTER_4
                        .replace("\"lag\": 0", "\"lag\": \"unknown\"")
                        .replace("\"lag\": 168", "\"lag\": 5000000000"));

        assertThat(look("patroni.cluster"))
                .containsEntry("lag", "unknown")
                .containsEntry("known-lag", "5000000000B");
    }

    @Test
    void a_cluster_without_a_leader_is_told_too() {
        server.says("GET /cluster", 200, Replay.NO_LEADER);

        assertThat(look("patroni.cluster"))
                .containsEntry("leaders", "0")
                .containsEntry("leader", "none")
                .containsEntry("lag", "unknown")
                .containsEntry("timeline", "unknown")
                .containsEntry("sync", "none")
                .containsEntry("paused", "yes");
    }

    @Test
    void one_reachable_member_answers_for_all() {
        try (Connector half = on(SILENT.http(), server.root())) {
            long began = System.nanoTime();

            Outcome outcome = half.perform(call("patroni.cluster", "trading-db"));

            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void members_that_answer_badly_are_all_named() {
        server.says("GET /cluster", 500, "etcd is gone");

        assertThat(connector().perform(call("patroni.cluster", "trading-db")).toString())
                .contains("Refused", "nyc-db1 answered HTTP 500: etcd is gone", "nyc-db2 answered");
    }

    @Test
    void timings_are_told_as_patroni_uses_them_and_as_they_were_written() {
        assertThat(look("patroni.settings"))
                .containsAllEntriesOf(
                        Map.of(
                                "ttl", "20s",
                                "written-ttl", "5s",
                                "loop_wait", "1s",
                                "retry_timeout", "3s",
                                "primary_start_timeout", "0s",
                                "synchronous_mode", "on",
                                "synchronous_mode_strict", "off",
                                "maximum_lag_on_failover", "1048576B",
                                "patroni-version", "4.0.7",
                                "postgres-version", "17.6"))
                .containsEntry("use_pg_rewind", "on");
    }

    @Test
    void an_old_patroni_takes_timings_as_they_are_and_knows_the_old_name() {
        server.says("GET /config", 200, Replay.CONFIG_3).says("GET /patroni", 200, Replay.STATUS_3);

        assertThat(look("patroni.settings"))
                .containsEntry("ttl", "5s")
                .containsEntry("retry_timeout", "2s")
                .containsEntry("primary_start_timeout", "30s")
                .containsEntry("synchronous_mode", "off")
                .containsEntry("postgres-version", "15.20");
    }

    @Test
    void settings_that_nobody_wrote_are_the_defaults() {
        server.says("GET /config", 200, "{}");

        assertThat(look("patroni.settings"))
                .containsEntry("ttl", "30s")
                .containsEntry("loop_wait", "10s")
                .containsEntry("retry_timeout", "10s")
                .containsEntry("primary_start_timeout", "300s");
    }

    @Test
    void a_switchover_names_the_former_and_the_next_leader() {
        ledByTheOther();
        Outcome outcome =
                connector()
                        .perform(
                                call("patroni.switchover", "trading-db")
                                        .and("from", "nyc-db2")
                                        .and("to", "nyc-db1"));

        assertThat(outcome.toString()).contains("Done", "leader=nyc-db1");
        assertThat(server.asked())
                .contains("POST /switchover {\"leader\":\"nyc-db2\",\"candidate\":\"nyc-db1\"}");
    }

    @Test
    void what_patroni_says_no_to_is_refused_in_its_own_words() {
        server.says("POST /switchover", 412, "leader name does not match");

        assertThat(connector().perform(act().orElseThrow()).toString())
                .contains("Refused", "HTTP 412: leader name does not match", "nothing was moved");
    }

    @Test
    void a_switchover_that_patroni_lost_sight_of_is_unknown() {
        server.says("POST /switchover", 503, "Switchover status unknown");
        assertThat(connector().perform(act().orElseThrow())).isInstanceOf(Outcome.Unknown.class);

        server.says("POST /switchover", 503, "Switchover failed");
        assertThat(connector().perform(act().orElseThrow())).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_switchover_that_was_sent_and_not_answered_is_unknown() {
        try (Connector mute = silent().orElseThrow()) {
            Call brief =
                    new Call(
                            "patroni.switchover",
                            "trading-db",
                            act().orElseThrow().with(),
                            Duration.ofMillis(500));
            assertThat(mute.perform(brief)).isInstanceOf(Outcome.Unknown.class);
        }
        assertThat(unreachable().orElseThrow().perform(act().orElseThrow()))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_leader_that_is_still_the_same_cannot_be_settled_in_a_moment() {
        Call call =
                Call.of("patroni.switchover", "trading-db", Duration.ofSeconds(1))
                        .and("from", "nyc-db1");

        assertThat(((PatroniConnector) connector()).settle(call).toString())
                .contains("Unknown", "the leader was seen as nyc-db1");
    }

    private Map<String, String> look(String verb) {
        Outcome outcome = connector().perform(call(verb, "trading-db"));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts().values();
    }

    private static PatroniConnector on(URI first, URI second) {
        return new PatroniConnector(
                List.of(
                        PatroniCluster.of(
                                "trading-db",
                                "trading",
                                Map.of("nyc-db1", first, "nyc-db2", second))));
    }
}

package io.drillmaster.connector.consul;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.RestServer;
import io.drillmaster.connector.SilentServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsulConnectorTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();

    /** Consul 1.8.7, as far as it matters. */
    private static final String SELF =
            """
            {"Member": {"Name": "nyc-edge", "Addr": "10.0.1.10", "Status": 1},
             "Stats": {"consul": {"leader": "true", "leader_addr": "10.0.1.10:8300"}}}
            """;

    private static final String KEY =
            """
            [{"LockIndex": 1, "Key": "service/a b/primary", "Flags": 0, "Value": "bnljLWFwcDE=",
              "Session": "adf4238a", "CreateIndex": 200, "ModifyIndex": 201}]
            """;

    private static final String KEYS =
            """
            [{"Key": "app/primary", "Value": "bnljLWFwcDE="},
             {"Key": "service/trading/config", "Value": "e30="},
             {"Key": "service/trading/leader", "Value": "ZGIx", "Session": "adf4238a"},
             {"Key": "service/trading/members/db1", "Value": "e30="},
             {"Key": "service/trading/status", "Value": "e30="}]
            """;

    private static final String SESSIONS =
            """
            [{"ID": "1", "Name": "app"}, {"ID": "2", "Name": "app"}, {"ID": "3", "Name": ""}]
            """;

    private static final String SERVICES =
            """
            {"consul": [], "app": ["primary"]}
            """;

    private static final String SESSION =
            """
            [{"ID": "adf4238a", "Name": "hft-trading-engine nyc-app1", "Node": "nyc-edge",
              "LockDelay": 1000000000, "Behavior": "release", "TTL": "10s"}]
            """;

    private static final String CHECKS =
            """
            [{"Node": "nyc-edge", "CheckID": "serfHealth", "Status": "passing"},
             {"Node": "wit-1", "CheckID": "serfHealth", "Status": "critical"}]
            """;

    private static final String WRITTEN =
            """
            {"mark": "DR-1/3.3/act/0000feed", "key": "service/a b/primary", "now": "Y2hpLWFwcDE=",
             "existed": true, "was": "bnljLWFwcDE=", "flags": "0"}
            """;

    private final RestServer server =
            new RestServer()
                    .says("GET /v1/agent/self", 200, SELF)
                    .says("GET /v1/kv/service/a%20b/primary?consistent=true", 200, KEY);

    private final RestServer other =
            new RestServer()
                    .says(
                            "GET /v1/agent/self",
                            200,
                            SELF.replace("\"nyc-edge\"", "\"wit-1\"")
                                    .replace("\"10.0.1.10\"", "\"10.0.3.30\""))
                    .says("GET /v1/kv/service/a%20b/primary?consistent=true", 200, KEY);

    ConsulConnectorTest() {
        both("GET /v1/kv/?recurse=true", 200, KEYS);
        both("GET /v1/session/list", 200, SESSIONS);
        both("GET /v1/catalog/services", 200, SERVICES);
        both("GET /v1/session/info/adf4238a?consistent=true", 200, SESSION);
        both("GET /v1/health/state/any", 200, CHECKS);
        both("PUT /v1/txn", 200, "{}");
        both(NOTE, 200, "[{\"Key\": \"n\", \"Value\": \"%s\"}]".formatted(Key.encoded(WRITTEN)));
    }

    private static final String MARK = "DR-1/3.3/act/0000feed";

    /** Where the note of a call with that mark is looked for. */
    private static final String NOTE =
            "GET /v1/kv/"
                    + Note.name(
                            Call.of("consul.put", "consul", java.time.Duration.ofSeconds(1))
                                    .marked(MARK))
                    + "?consistent=true";

    /** What is asked of the leader is answered alike by every server. */
    private void both(String request, int status, String body) {
        server.says(request, status, body);
        other.says(request, status, body);
    }

    @Override
    protected void release() {
        server.close();
        other.close();
    }

    @Override
    protected String technology() {
        return "consul";
    }

    @Override
    protected Connector connector() {
        return on(server.root(), other.root());
    }

    @Test
    void all_that_others_keep_is_told_but_not_what_moves_by_itself() {
        assertThat(keys())
                .containsOnlyKeys(
                        "key:app/primary",
                        "key:service/trading/config",
                        "sessions:",
                        "sessions:app",
                        "service:app",
                        "service:consul")
                .containsEntry("sessions:app", "2");
    }

    @Test
    void no_key_at_all_is_an_answer_and_no_list_of_sessions_is_none() {
        Map<String, String> before = keys();
        both("GET /v1/kv/?recurse=true", 404, "");
        assertThat(keys()).hasSize(before.size() - 2).doesNotContainKey("key:app/primary");

        both("GET /v1/session/list", 404, "");
        assertThat(connector().perform(call("consul.keys", "consul")))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_key_that_was_changed_is_told_otherwise_and_its_value_is_not_shown() {
        String before = keys().getOrDefault("key:app/primary", "");
        both("GET /v1/kv/?recurse=true", 200, KEYS.replace("bnljLWFwcDE=", "Y2hpLWFwcDE="));

        assertThat(keys().get("key:app/primary")).isNotEqualTo(before).matches("[0-9a-f]{12}");
    }

    private Map<String, String> keys() {
        return ((Outcome.Done) connector().perform(call("consul.keys", "consul"))).facts().values();
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("consul.servers", "consul"),
                call("consul.keys", "consul"),
                call("consul.health", "consul"),
                call("consul.session", "consul").and("key", "service/a b/primary"),
                call("consul.get", "consul").and("key", "service/a b/primary"));
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(
                call("consul.put", "consul")
                        .and("key", "service/a b/primary")
                        .and("value", "chi-app1")
                        .marked(MARK));
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

    @Test
    void servers_that_see_the_same_leader_agree() {
        assertThat(servers(connector()))
                .isEqualTo(
                        Map.of("leader", "nyc-edge", "servers", "2", "alive", "2", "agree", "yes"));
    }

    @Test
    void a_server_that_sees_no_leader_is_not_alive() {
        other.says("GET /v1/agent/self", 200, SELF.replace("10.0.1.10:8300", ""));

        assertThat(servers(connector()))
                .containsEntry("alive", "1")
                .containsEntry("leader", "nyc-edge")
                .containsEntry("agree", "no");
    }

    @Test
    void one_server_that_answers_is_enough_to_tell_that_the_other_does_not() {
        assertThat(servers(on(server.root(), SILENT.http())))
                .containsEntry("servers", "2")
                .containsEntry("alive", "1")
                .containsEntry("agree", "no");
    }

    @Test
    void a_key_is_told_with_the_session_that_holds_it() {
        assertThat(get("service/a b/primary"))
                .containsAllEntriesOf(
                        Map.of(
                                "exists", "yes",
                                "value", "nyc-app1",
                                "session", "adf4238a",
                                "index", "201"));
    }

    @Test
    void a_key_that_is_not_there_is_told_as_that() {
        assertThat(get("nothing")).containsEntry("exists", "no").containsEntry("session", "none");
    }

    private Map<String, String> get(String key) {
        Call call = call("consul.get", "consul").and("key", key);
        return ((Outcome.Done) connector().perform(call)).facts().values();
    }

    private Map<String, String> servers(Connector connector) {
        Call call = Call.of("consul.servers", "consul", java.time.Duration.ofSeconds(2));
        return ((Outcome.Done) connector.perform(call)).facts().values();
    }

    private static ConsulConnector on(URI first, URI second) {
        return new ConsulConnector(
                List.of(ConsulGroup.of("consul", Map.of("nyc-edge", first, "wit-1", second))));
    }
}

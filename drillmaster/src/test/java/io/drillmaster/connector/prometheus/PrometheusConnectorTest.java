package io.drillmaster.connector.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.RestServer;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.http.Servers;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusConnectorTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();
    private static final Instant NOW = Instant.parse("2026-11-26T02:00:10Z");

    private static final String UP = "GET /api/v1/query?query=up";
    private static final String AGE =
            "GET /api/v1/query?query=max%28time%28%29+-+timestamp%28up%29%29";
    private static final String TARGETS = "GET /api/v1/targets?state=active";
    private static final String RULES = "GET /api/v1/rules";

    private final RestServer server =
            new RestServer()
                    .says(UP, 200, vector("1", "0"))
                    .says(AGE, 200, vector("0.75"))
                    .says("GET /api/v1/query?query=sum%28up%29", 200, vector("1"))
                    .says(
                            TARGETS,
                            200,
                            """
                            {"status": "success", "data": {"activeTargets": [
                              {"labels": {"job": "patroni", "instance": "nyc-db1"}, "health": "up",
                               "lastScrape": "2026-11-26T02:00:09.5Z"},
                              {"labels": {"job": "hosts", "instance": "chi-db1"}, "health": "down",
                               "lastScrape": "2026-11-26T02:00:08.25Z"}]}}
                            """)
                    .says(
                            RULES,
                            200,
                            """
                            {"status": "success", "data": {"groups": [{"rules": [
                              {"name": "HostDown", "type": "alerting", "state": "firing",
                               "health": "ok", "lastEvaluation": "2026-11-26T02:00:09Z"},
                              {"name": "Broken", "type": "alerting", "state": "inactive",
                               "health": "err", "lastEvaluation": "2026-11-26T02:00:07Z"}]}]}}
                            """);

    private static String vector(String... values) {
        return List.of(values).stream()
                .map("{\"metric\": {}, \"value\": [1780000000, \"%s\"]}"::formatted)
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"status\": \"success\", \"data\": {\"resultType\": \"vector\","
                                        + " \"result\": [",
                                "]}}"));
    }

    @Override
    protected void release() {
        server.close();
    }

    @Override
    protected String technology() {
        return "prometheus";
    }

    @Override
    protected Connector connector() {
        return at(server.root());
    }

    private static Connector at(URI root) {
        return new PrometheusConnector(
                List.of(Servers.of("metrics", Map.of("wit-1", root))), () -> NOW);
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("prometheus.query", "metrics").and("expression", "up"),
                call("prometheus.targets", "metrics"),
                call("prometheus.rules", "metrics"));
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(at(URI.create("http://127.0.0.1:" + SilentServer.closedPort())));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(at(SILENT.http()));
    }

    private Map<String, String> facts(Call call) {
        Outcome outcome = connector().perform(call);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts().values();
    }

    @Test
    void a_series_is_told_with_the_age_of_its_oldest_sample() {
        assertThat(facts(call("prometheus.query", "metrics").and("expression", "up")))
                .containsEntry("count", "2")
                .containsEntry("value", "none")
                .containsEntry("least", "0")
                .containsEntry("most", "1")
                .containsEntry("age", "0.750s");
    }

    @Test
    void how_old_the_samples_behind_a_sum_are_nobody_knows() {
        Call sum =
                call("prometheus.query", "metrics").and("expression", "sum(up)").and("unit", "%");

        assertThat(facts(sum)).containsEntry("value", "1%").containsEntry("age", "unknown");
    }

    @Test
    void targets_that_are_down_are_named_with_their_job() {
        assertThat(facts(call("prometheus.targets", "metrics")))
                .containsEntry("up", "1")
                .containsEntry("down", "1")
                .containsEntry("names", "hosts/chi-db1")
                .containsEntry("age", "1.750s");
        assertThat(facts(call("prometheus.targets", "metrics").and("job", "patroni")))
                .containsEntry("targets", "1")
                .containsEntry("down", "0");
    }

    @Test
    void a_rule_that_fails_is_named_and_the_one_evaluated_longest_ago_counts() {
        assertThat(facts(call("prometheus.rules", "metrics")))
                .containsEntry("rules", "2")
                .containsEntry("failing", "1")
                .containsEntry("firing", "1")
                .containsEntry("names", "Broken")
                .containsEntry("age", "3.000s");
    }

    @Test
    void a_rule_that_was_never_evaluated_has_no_age() {
        server.says(
                RULES,
                200,
                """
                {"status": "success", "data": {"groups": [{"rules": [
                  {"name": "HostDown", "health": "unknown",
                   "lastEvaluation": "0001-01-01T00:00:00Z"}]}]}}
                """);

        assertThat(facts(call("prometheus.rules", "metrics"))).containsEntry("age", "unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "[]",
                "{\"status\": \"error\", \"error\": \"out of memory\"}",
                "{\"status\": \"success\", \"data\": {\"resultType\": \"vector\", \"result\":"
                        + " [{\"value\": [1, \"many\"]}]}}"
            })
    void an_answer_that_is_no_answer_is_refused_with_what_was_said(String body) {
        server.says(UP, 200, body);

        assertThat(connector().perform(looks().getFirst()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, it -> assertThat(it.why()).contains("metrics"));
    }

    @Test
    void a_server_in_trouble_is_refused_with_its_words() {
        server.says(RULES, 500, "storage is corrupt");

        assertThat(connector().perform(call("prometheus.rules", "metrics")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        it -> assertThat(it.why()).contains("HTTP 500", "storage is corrupt"));
    }
}

package io.drillmaster.connector.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.http.Servers;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import io.drillmaster.plan.ServiceKind;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
@Tag("full")
class PrometheusLabTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();

    private final LabHands lab = new LabHands(TestLab.full());

    @Override
    protected String technology() {
        return "prometheus";
    }

    @Override
    protected Connector connector() {
        return new PrometheusConnector(lab.servers(ServiceKind.PROMETHEUS), InstantSource.system());
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("prometheus.query", "metrics").and("expression", "up{job=\"patroni\"}"),
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

    private static Connector at(URI root) {
        return new PrometheusConnector(
                List.of(Servers.of("metrics", Map.of("wit-1", root))), InstantSource.system());
    }

    private Map<String, String> facts(Call call) {
        return ((Outcome.Done) connector().perform(call)).facts().values();
    }

    @Test
    void all_members_of_the_database_are_scraped_and_each_rule_is_evaluated() {
        assertThat(facts(call("prometheus.targets", "metrics").and("job", "patroni")))
                .containsEntry("up", "3")
                .containsEntry("down", "0");
        assertThat(facts(call("prometheus.rules", "metrics")))
                .containsEntry("failing", "0")
                .doesNotContainEntry("age", "unknown");
    }

    @Test
    void an_expression_that_is_none_is_refused_with_what_prometheus_says() {
        Call nonsense = call("prometheus.query", "metrics").and("expression", "up{");

        assertThat(connector().perform(nonsense))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, it -> assertThat(it.why()).contains("parse error"));
    }
}

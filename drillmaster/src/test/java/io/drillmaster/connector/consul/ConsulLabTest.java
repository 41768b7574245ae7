package io.drillmaster.connector.consul;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class ConsulLabTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();

    private final LabHands lab = new LabHands(TestLab.up());

    @Override
    protected String technology() {
        return "consul";
    }

    @Override
    protected Connector connector() {
        return new ConsulConnector(List.of(ConsulGroup.of("consul", lab.consul())));
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("consul.servers", "consul"),
                call("consul.keys", "consul"),
                call("consul.get", "consul").and("key", "service/none"));
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(at(root -> URI.create("http://" + root.getHost() + ":9")));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(at(_ -> SILENT.http()));
    }

    private Connector at(UnaryOperator<URI> elsewhere) {
        Map<String, URI> servers = new TreeMap<>(lab.consul());
        servers.replaceAll((_, root) -> elsewhere.apply(root));
        return new ConsulConnector(List.of(ConsulGroup.of("consul", servers)));
    }

    @Test
    void three_servers_of_three_sites_see_the_same_leader() {
        Outcome outcome = connector().perform(call("consul.servers", "consul"));

        var facts = ((Outcome.Done) outcome).facts().values();
        assertThat(facts)
                .containsEntry("servers", "3")
                .containsEntry("alive", "3")
                .containsEntry("agree", "yes");
        assertThat(lab.consul()).containsKey(facts.get("leader"));
    }
}

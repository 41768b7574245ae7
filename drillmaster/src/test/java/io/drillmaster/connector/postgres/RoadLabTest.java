package io.drillmaster.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class RoadLabTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();
    private static final String WRITES = "chi-edge:5000";
    private static final String READS = "chi-edge:5001";

    private final TestLab test = TestLab.up();
    private final LabHands lab = new LabHands(test);

    @Override
    protected String technology() {
        return "postgres";
    }

    @Override
    protected Connector connector() {
        return at(UnaryOperator.identity(), 5000, 5001);
    }

    private Connector at(UnaryOperator<String> address, int writes, int reads) {
        String edge = address.apply(lab.management().getOrDefault("chi-edge", ""));
        PostgresCluster members = lab.postgres();
        Map<String, PostgresCluster> roads = new TreeMap<>();
        Map.of(WRITES, writes, READS, reads)
                .forEach((road, port) ->
                        roads.put(
                                road,
                                PostgresCluster.of(
                                        road,
                                        Map.of("chi-edge", edge),
                                        port,
                                        members.database(),
                                        members.monitor(),
                                        members.client())));
        return new RoadConnector(Map.of(LabHands.DATABASE, roads));
    }

    @Override
    protected List<Call> looks() {
        return List.of(road(WRITES), road(READS));
    }

    private Call road(String by) {
        return call("postgres.road", LabHands.DATABASE).and("by", by);
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(at(UnaryOperator.identity(), 9, 9));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(at(_ -> "127.0.0.1", SILENT.port(), SILENT.port()));
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(test.secret("hft_user"));
    }

    @Test
    void the_road_of_writes_leads_to_the_primary_and_that_of_reads_to_a_standby() {
        lab.awaitWhole();

        assertThat(role(WRITES)).isEqualTo("primary");
        assertThat(role(READS)).isEqualTo("standby");
    }

    private String role(String by) {
        return ((Outcome.Done) connector().perform(road(by))).facts().get("role").orElse("none");
    }

    @Test
    void a_road_that_is_none_is_refused_with_those_that_are() {
        assertThat(connector().perform(road("chi-edge:5002")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, it -> assertThat(it.why()).contains(WRITES, READS));
    }
}

package io.drillmaster.connector.patroni;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class PatroniLabTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();

    private final LabHands lab = new LabHands(TestLab.up());

    @BeforeEach
    void whole() {
        lab.awaitWhole();
    }

    @Override
    protected String technology() {
        return "patroni";
    }

    @Override
    protected Connector connector() {
        return new PatroniConnector(List.of(lab.patroni()));
    }

    @Override
    protected Duration limit() {
        return Duration.ofSeconds(60);
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("patroni.cluster", LabHands.DATABASE),
                call("patroni.settings", LabHands.DATABASE),
                call("patroni.flags", LabHands.DATABASE),
                call("patroni.history", LabHands.DATABASE));
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(from(lab.leader()));
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(at(root -> URI.create("http://" + root.getHost() + ":9")));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(at(_ -> SILENT.http()));
    }

    private static Connector at(Map<String, URI> rest) {
        return new PatroniConnector(List.of(PatroniCluster.of(LabHands.DATABASE, "trading", rest)));
    }

    private Connector at(UnaryOperator<URI> elsewhere) {
        Map<String, URI> rest = new TreeMap<>(lab.patroni().rest());
        rest.replaceAll((_, root) -> elsewhere.apply(root));
        return at(rest);
    }

    @Test
    void a_switchover_moves_the_lead_where_it_was_told_to() {
        String former = lab.leader();
        String next = former.equals("chi-db1") ? "nyc-db1" : "chi-db1";

        Outcome outcome = connector().perform(from(former).and("to", next));

        assertThat(outcome.toString()).contains("Done", "leader=" + next);
        assertThat(lab.leader()).isEqualTo(next);
    }

    @Test
    void someone_who_does_not_lead_cannot_hand_over() {
        String other = lab.leader().equals("nyc-db1") ? "nyc-db2" : "nyc-db1";

        assertThat(connector().perform(from(other)).toString())
                .contains("Refused", "was not asked for", "does not lead");
    }

    @Test
    void settings_are_told_with_their_units_and_versions() {
        Outcome outcome = connector().perform(call("patroni.settings", LabHands.DATABASE));

        Map<String, String> facts = ((Outcome.Done) outcome).facts().values();
        assertThat(facts)
                .containsEntry("loop_wait", "1s")
                .containsEntry("synchronous_mode", "on")
                .containsEntry("use_pg_rewind", "on");
        assertThat(facts.get("patroni-version")).matches("[34]\\.0\\.[0-9]+");
        assertThat(facts.get("postgres-version")).matches("1[57]\\.[0-9]+");
        assertThat(facts.get("ttl")).isEqualTo(facts.get("written-ttl"));
    }

    private Call from(String leader) {
        return call("patroni.switchover", LabHands.DATABASE).and("from", leader);
    }
}

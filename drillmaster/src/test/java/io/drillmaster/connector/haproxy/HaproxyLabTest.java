package io.drillmaster.connector.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.Eventually;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class HaproxyLabTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();

    private final LabHands lab = new LabHands(TestLab.up());
    private final SshSessions sessions = new SshSessions(lab.ssh());
    private final SshSessions deaf = new SshSessions(lab.ssh(9, false));
    private final SshSessions mute = new SshSessions(lab.ssh(SILENT.port(), true));

    @BeforeEach
    void whole() {
        lab.awaitWhole();
    }

    @Override
    protected void release() {
        sessions.close();
        deaf.close();
        mute.close();
    }

    @Override
    protected String technology() {
        return "haproxy";
    }

    @Override
    protected Connector connector() {
        return new HaproxyConnector(List.of(lab.edges()), sessions);
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("haproxy.settings", "edges"),
                call("haproxy.backends", "edges"),
                call("haproxy.flags", "edges"));
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(new HaproxyConnector(List.of(lab.edges()), deaf));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(new HaproxyConnector(List.of(lab.edges()), mute));
    }

    @Test
    void both_edges_send_writes_to_the_leader_and_reads_to_the_others() {
        String leader = lab.leader();

        Eventually.holds(
                "both edges sending writes to " + leader,
                Duration.ofSeconds(30),
                () ->
                        backends()
                                .values()
                                .entrySet()
                                .containsAll(
                                        Map.of(
                                                        "writes-up", "1",
                                                        "write-server", leader,
                                                        "reads-up", "2",
                                                        "edges-agree", "yes",
                                                        "edges-answering", "2")
                                                .entrySet()));
    }

    @Test
    void the_tuned_profile_is_read_from_both_edges() {
        Outcome outcome = connector().perform(call("haproxy.settings", "edges"));

        Facts facts = ((Outcome.Done) outcome).facts();
        assertThat(facts.values())
                .containsEntry("inter", "100ms")
                .containsEntry("fall", "2")
                .containsEntry("rise", "1")
                .containsEntry("retries", "0")
                .containsEntry("on-marked-down", "shutdown-sessions");
        assertThat(facts.get("version").orElseThrow()).matches("[23]\\..*");
    }

    private Facts backends() {
        Outcome outcome = connector().perform(call("haproxy.backends", "edges"));
        return outcome instanceof Outcome.Done done ? done.facts() : Facts.NONE;
    }
}

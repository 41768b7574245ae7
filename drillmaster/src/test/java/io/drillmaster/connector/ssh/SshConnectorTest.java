package io.drillmaster.connector.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshConnectorTest extends ConnectorContract {

    @TempDir static Path folder;
    private static final SilentServer SILENT = new SilentServer();

    private final List<SshSessions> opened = new ArrayList<>();
    private Optional<StandInSshd> server = Optional.empty();

    @BeforeEach
    void start() {
        server();
    }

    @Override
    protected void release() {
        opened.forEach(SshSessions::close);
        server.ifPresent(StandInSshd::close);
    }

    @Override
    protected String technology() {
        return "ssh";
    }

    @Override
    protected Connector connector() {
        return on(server().access());
    }

    @Override
    protected List<Call> looks() {
        return List.of(call("ssh.reach", "here"));
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(on(server().access(SilentServer.closedPort())));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(on(server().access(SILENT.port())));
    }

    @Override
    protected Set<String> secrets() {
        return server().secretLines();
    }

    @Test
    void the_clock_of_the_very_same_machine_is_not_off_by_more_than_the_error() {
        Outcome outcome = on(server().access()).perform(call("ssh.reach", "here"));

        Facts facts = ((Outcome.Done) outcome).facts();
        double offset = millis(facts.get("clock-offset").orElseThrow());
        double error = millis(facts.get("clock-error").orElseThrow());
        assertThat(offset).isLessThanOrEqualTo(error + 0.01);
        assertThat(error).isBetween(0.0, 50.0);
        assertThat(facts.get("reachable")).contains("yes");
        assertThat(facts.get("os").orElseThrow()).isNotBlank();
    }

    private static double millis(String fact) {
        assertThat(fact).endsWith("ms");
        return Double.parseDouble(fact.substring(0, fact.length() - 2));
    }

    private StandInSshd server() {
        if (server.isEmpty()) {
            server = Optional.of(new StandInSshd(folder));
        }
        return server.get();
    }

    private SshConnector on(SshAccess access) {
        SshSessions sessions = new SshSessions(access);
        opened.add(sessions);
        return new SshConnector(sessions);
    }
}

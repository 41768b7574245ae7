package io.drillmaster.connector.host;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

@Tag("lab")
class HostLabTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();

    private final LabHands lab = new LabHands(TestLab.up());
    private final SshSessions sessions = new SshSessions(lab.ssh());
    private final SshSessions deaf = new SshSessions(lab.ssh(9, false));
    private final SshSessions mute = new SshSessions(lab.ssh(SILENT.port(), true));

    @Override
    protected void release() {
        List.of(sessions, deaf, mute).forEach(SshSessions::close);
    }

    @Override
    protected String technology() {
        return "host";
    }

    @Override
    protected Connector connector() {
        return new HostConnector(sessions);
    }

    @Override
    protected List<Call> looks() {
        return sessions.hosts().stream()
                .flatMap(host -> Stream.of(call("host.normal", host), call("host.health", host)))
                .toList();
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(new HostConnector(deaf));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(new HostConnector(mute));
    }
}

package io.drillmaster.connector.deadman;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class DeadManConnectorLabTest extends ConnectorContract {

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
        return "deadman";
    }

    @Override
    protected Connector connector() {
        return new DeadManConnector(sessions);
    }

    @Override
    protected List<Call> looks() {
        return sessions.hosts().stream().map(host -> call("deadman.arms", host)).toList();
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(new DeadManConnector(deaf));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(new DeadManConnector(mute));
    }

    @Test
    void a_host_that_arms_is_left_as_it_was() {
        Outcome outcome = connector().perform(call("deadman.arms", "client-1"));

        assertThat(((Outcome.Done) outcome).facts().values())
                .containsEntry("arms", "yes")
                .containsEntry("disarmed", "yes");
        assertThat(
                        sessions.run(
                                "client-1",
                                "systemctl list-timers --all 'drillmaster-*' --no-legend;"
                                        + " ls /run/drillmaster/deadman-* 2>/dev/null; true",
                                Duration.ofSeconds(10)))
                .isInstanceOfSatisfying(
                        Ran.Ended.class, ended -> assertThat(ended.out()).isBlank());
    }
}

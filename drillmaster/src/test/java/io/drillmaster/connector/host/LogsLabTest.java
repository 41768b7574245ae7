package io.drillmaster.connector.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.FolderExhibits;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class LogsLabTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();

    private final LabHands lab = new LabHands(TestLab.up());
    private final SshSessions sessions = new SshSessions(lab.ssh());
    private final SshSessions deaf = new SshSessions(lab.ssh(9, false));
    private final SshSessions mute = new SshSessions(lab.ssh(SILENT.port(), true));
    private final FolderExhibits exhibits =
            FolderExhibits.since(Instant.now().minus(Duration.ofMinutes(5)));

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
        return on(sessions);
    }

    private Connector on(SshSessions shell) {
        return new LogsConnector(shell, exhibits, InstantSource.system());
    }

    @Override
    protected List<Call> looks() {
        return sessions.hosts().stream().map(host -> call("host.logs", host)).toList();
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(on(deaf));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(on(mute));
    }

    @Test
    void the_journal_of_a_member_and_the_log_of_its_patroni_come_home() {
        Outcome outcome = connector().perform(call("host.logs", "nyc-db1"));

        var facts = ((Outcome.Done) outcome).facts();
        assertThat(Integer.parseInt(facts.get("lines").orElseThrow())).isPositive();
        assertThat(Integer.parseInt(facts.get("files").orElseThrow())).isPositive();
        assertThat(exhibits.file(facts)).isNotEmptyFile();
    }
}

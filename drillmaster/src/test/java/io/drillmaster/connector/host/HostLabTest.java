package io.drillmaster.connector.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
        return Stream.concat(
                        sessions.hosts().stream()
                                .flatMap(host ->
                                        Stream.of(
                                                call("host.normal", host),
                                                call("host.health", host))),
                        Stream.of(parity()))
                .toList();
    }

    private Call parity() {
        return call("host.parity", "chi-edge")
                .and("like", "nyc-edge")
                .and("except", "/etc/keepalived/keepalived.conf");
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(new HostConnector(deaf));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(new HostConnector(mute));
    }

    @Test
    void twins_have_the_same_packages_and_configuration_but_for_what_names_them() {
        Outcome outcome = connector().perform(parity());

        assertThat(((Outcome.Done) outcome).facts().values())
                .containsEntry("versions-differing", "0")
                .containsEntry("files-differing", "0")
                .containsEntry("differing", "none");
    }

    @Test
    void hosts_that_are_no_twins_differ_and_the_first_differences_are_named() {
        Outcome outcome = connector().perform(parity().and("like", "nyc-db1"));

        assertThat(((Outcome.Done) outcome).facts().get("differing").orElse(""))
                .contains("/etc/", "nyc-db1: ");
    }
}

package io.drillmaster.connector.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
@Tag("full")
class CertificateLabTest extends ConnectorContract {

    private static final String PORT = "8443";
    private static final SilentServer SILENT =
            new SilentServer(InetAddress.ofLiteral("127.0.0.2"), Integer.parseInt(PORT));

    private final LabHands lab = new LabHands(TestLab.full());
    private final SshSessions sessions = new SshSessions(lab.ssh());
    private final SshSessions deaf = new SshSessions(lab.ssh(9, false));
    private final SshSessions mute = new SshSessions(lab.ssh(SILENT.port(), true));

    @Override
    protected void release() {
        List.of(sessions, deaf, mute).forEach(SshSessions::close);
    }

    @Override
    protected String technology() {
        return "certificate";
    }

    @Override
    protected Connector connector() {
        return at(UnaryOperator.identity(), sessions);
    }

    private Connector at(UnaryOperator<String> address, SshSessions shell) {
        Map<String, String> addresses = new TreeMap<>(lab.management());
        addresses.replaceAll((_, each) -> address.apply(each));
        return new CertificateConnector(addresses, shell, InstantSource.system());
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("certificate.served", "nyc-edge").and("port", PORT),
                call("certificate.file", "nyc-edge").and("path", "/etc/ssl/private/status.pem"));
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(at(_ -> "127.0.0.3", deaf));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(at(_ -> "127.0.0.2", mute));
    }

    @Test
    void the_certificate_that_is_served_is_the_one_in_the_file() {
        List<SortedMap<String, String>> seen =
                looks().stream()
                        .map(look -> ((Outcome.Done) connector().perform(look)).facts().values())
                        .toList();

        assertThat(seen.getFirst()).isEqualTo(seen.getLast()).containsEntry("valid", "yes");
    }
}

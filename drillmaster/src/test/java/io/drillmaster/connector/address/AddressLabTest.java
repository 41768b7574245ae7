package io.drillmaster.connector.address;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.Eventually;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import io.drillmaster.plan.Estate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

@Tag("lab")
@Tag("full")
class AddressLabTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();
    private static final String NAME = "chi-address";

    private final TestLab testLab = TestLab.full();
    private final LabHands lab = new LabHands(testLab);
    private final SshSessions sessions = new SshSessions(lab.ssh());
    private final SshSessions deaf = new SshSessions(lab.ssh(9, false));
    private final SshSessions mute = new SshSessions(lab.ssh(SILENT.port(), true));
    private final Estate.Service service =
            Objects.requireNonNull(testLab.estate().services().get(NAME));

    private Connector connector(SshSessions shell) {
        VirtualAddress address =
                new VirtualAddress(NAME, service.hosts(), service.setting("address"));
        return new AddressConnector(List.of(address), shell);
    }

    /** The next test finds the address where it belongs. */
    @Override
    protected void release() {
        try (Connector healer = connector(sessions)) {
            for (String drill : List.of("TEST-NET/1/act", "TEST-1/3.3/act/0000feed")) {
                healer.perform(call("address.restore", NAME).marked(drill));
            }
            Eventually.holds(
                    "the address at " + service.hosts().getFirst(),
                    Duration.ofSeconds(30),
                    () -> {
                        String found = healer.perform(call("address.holder", NAME)).toString();
                        return found.contains("holder=" + service.hosts().getFirst())
                                && found.contains("agree=yes");
                    });
        }
        List.of(sessions, deaf, mute).forEach(SshSessions::close);
    }

    @Override
    protected String technology() {
        return "address";
    }

    @Override
    protected Connector connector() {
        return connector(sessions);
    }

    @Override
    protected List<Call> looks() {
        return List.of(call("address.holder", NAME));
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(
                call("address.move", NAME)
                        .and("to", service.hosts().getLast())
                        .marked("TEST-NET/1/act"));
    }

    @Override
    protected boolean leavesMarks() {
        return true;
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(connector(deaf));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(connector(mute));
    }
}

package io.drillmaster.connector.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("lab")
class SshLabTest extends ConnectorContract {

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
        return "ssh";
    }

    @Override
    protected Connector connector() {
        return new SshConnector(sessions);
    }

    @Override
    protected List<Call> looks() {
        return sessions.hosts().stream().map(host -> call("ssh.reach", host)).toList();
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(new SshConnector(deaf));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(new SshConnector(mute));
    }

    @Test
    void hosts_of_the_same_machine_have_the_very_same_clock() {
        Outcome outcome = connector().perform(call("ssh.reach", "chi-db1"));

        var facts = ((Outcome.Done) outcome).facts();
        assertThat(millis(facts.get("clock-offset").orElseThrow()))
                .isLessThanOrEqualTo(millis(facts.get("clock-error").orElseThrow()) + 0.01);
        assertThat(facts.get("os").orElseThrow()).contains("Debian");
    }

    @Test
    void a_host_that_offers_another_hosts_key_is_not_logged_in_to(@TempDir Path folder)
            throws IOException {
        SshAccess real = lab.ssh();
        Path swapped = folder.resolve("known_hosts");
        String nyc = real.addresses().getOrDefault("nyc-db1", "") + " ";
        String chi = real.addresses().getOrDefault("chi-db1", "") + " ";
        Files.writeString(
                swapped,
                Files.readString(real.knownHosts())
                        .replace(nyc, "@@ ")
                        .replace(chi, nyc)
                        .replace("@@ ", chi));
        try (SshSessions other =
                new SshSessions(
                        SshAccess.of(
                                real.user(), real.port(), real.key(), swapped, real.addresses()))) {
            assertThat(other.run("nyc-db1", "touch /tmp/should-not-exist", limit()))
                    .isInstanceOf(Ran.NotSent.class)
                    .asString()
                    .contains("the key has changed, or another machine answers", "nyc-db1");
        }
        assertThat(sessions.run("nyc-db1", "ls /tmp/should-not-exist", limit()))
                .isInstanceOf(Ran.Ended.class)
                .asString()
                .contains("No such file");
    }

    private static double millis(String fact) {
        return Double.parseDouble(fact.replace("ms", ""));
    }
}

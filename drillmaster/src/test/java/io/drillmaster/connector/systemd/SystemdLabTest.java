package io.drillmaster.connector.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.Eventually;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class SystemdLabTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();

    /**
     * A unit of our own on a quiet host, another for each test: notes of one tell the next nothing.
     */
    private final String unit = "drillmaster-test-" + System.nanoTime() + ".service";

    private static final String HOST = "client-1";

    private final LabHands lab = new LabHands(TestLab.up());
    private final SshSessions sessions = new SshSessions(lab.ssh());
    private final SshSessions deaf = new SshSessions(lab.ssh(9, false));
    private final SshSessions mute = new SshSessions(lab.ssh(SILENT.port(), true));

    @BeforeEach
    void install() {
        String file = "/run/systemd/system/" + unit;
        String text = "[Service]\\nExecStart=/bin/sleep infinity\\nRestart=no\\n";
        assertThat(
                        sessions.run(
                                HOST,
                                "mkdir -p /run/systemd/system && printf '%s' > %s && systemctl daemon-reload && systemctl restart %s"
                                        .formatted(text, file, unit),
                                limit()))
                .hasToString("Ended[exit=0, out=, err=]");
    }

    @Override
    protected void release() {
        sessions.run(
                HOST,
                "systemctl stop %1$s; rm -f /run/systemd/system/%1$s; systemctl daemon-reload"
                        .formatted(unit),
                limit());
        List.of(sessions, deaf, mute).forEach(SshSessions::close);
    }

    @Override
    protected String technology() {
        return "systemd";
    }

    @Override
    protected Connector connector() {
        return new SystemdConnector(sessions);
    }

    @Override
    protected List<Call> looks() {
        return List.of(on("systemd.unit"));
    }

    @Override
    protected boolean leavesMarks() {
        return true;
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(on("systemd.restart"));
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(new SystemdConnector(deaf));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(new SystemdConnector(mute));
    }

    @Test
    void a_unit_is_stopped_and_started_and_each_settles_by_a_look() {
        SystemdConnector connector = new SystemdConnector(sessions);

        assertThat(connector.settle(on("systemd.stop")).toString())
                .contains("Refused", "the unit is active");
        assertThat(connector.perform(on("systemd.stop")).toString())
                .contains("Done", "active=inactive");
        assertThat(connector.settle(on("systemd.stop"))).isInstanceOf(Outcome.Done.class);
        assertThat(connector.settle(on("systemd.start"))).isInstanceOf(Outcome.Refused.class);
        assertThat(connector.perform(on("systemd.start")).toString())
                .contains("Done", "active=active");
        assertThat(connector.settle(on("systemd.start"))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_stopped_unit_starts_by_itself_when_its_lease_is_over() {
        SystemdConnector connector = new SystemdConnector(sessions);

        assertThat(connector.arm(on("systemd.stop"), Duration.ofSeconds(2)).toString())
                .contains("Done", "armed=yes");
        assertThat(connector.perform(on("systemd.stop"))).isInstanceOf(Outcome.Done.class);

        Eventually.holds(
                unit + " running again",
                Duration.ofSeconds(60),
                () -> connector.settle(on("systemd.start")) instanceof Outcome.Done);
        assertThat(connector.armed(on("systemd.stop")).toString()).contains("fired=yes");
        assertThat(connector.perform(on("systemd.stop")).toString())
                .contains("Refused", "the lease of its arming is over");
        assertThat(connector.disarm(on("systemd.stop")).toString()).contains("armed=no");
    }

    @Test
    void a_unit_that_is_down_already_is_not_armed_for_its_end_is_none_of_ours() {
        SystemdConnector connector = new SystemdConnector(sessions);
        connector.perform(on("systemd.stop"));

        assertThat(connector.arm(on("systemd.stop"), Duration.ofMinutes(1)).toString())
                .contains("Refused", "none of ours");
        assertThat(connector.armed(on("systemd.stop")).toString()).contains("armed=no", "fired=no");
    }

    @Test
    void a_killed_unit_tells_when_it_died_and_settles_as_killed() {
        try (SystemdConnector connector = new SystemdConnector(sessions)) {
            long before = System.nanoTime();
            Outcome outcome = connector.perform(on("systemd.kill"));

            assertThat(outcome).isInstanceOf(Outcome.Done.class);
            assertThat(((Outcome.Done) outcome).happened().orElseThrow().from())
                    .isBetween(before, System.nanoTime());
            assertThat(connector.settle(on("systemd.kill"))).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void a_unit_that_was_left_alone_settles_as_refused() {
        SystemdConnector connector = new SystemdConnector(sessions);

        assertThat(connector.settle(on("systemd.kill"))).isInstanceOf(Outcome.Refused.class);
        assertThat(connector.settle(on("systemd.restart"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_host_that_cannot_be_asked_settles_nothing() {
        assertThat(new SystemdConnector(deaf).settle(on("systemd.stop")))
                .isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_unit_that_does_not_exist_is_refused() {
        SystemdConnector connector = new SystemdConnector(sessions);
        for (String verb : List.of("unit", "start", "stop", "restart", "kill")) {
            Call call = call("systemd." + verb, HOST).and("unit", "no-such.service");
            assertThat(connector.perform(call).toString()).contains("Refused", "no-such.service");
        }
    }

    @Test
    void a_signal_that_does_not_exist_is_refused() {
        assertThat(
                        new SystemdConnector(sessions)
                                .perform(on("systemd.kill").and("signal", "NONSENSE"))
                                .toString())
                .contains("Refused", "systemd said no");
    }

    private Call on(String verb) {
        return call(verb, HOST).and("unit", unit);
    }
}

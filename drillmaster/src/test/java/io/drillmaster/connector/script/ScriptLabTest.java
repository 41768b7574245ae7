package io.drillmaster.connector.script;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class ScriptLabTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();
    private static final String HOST = "client-1";

    private final String script = "/run/drillmaster-test-" + System.nanoTime() + ".sh";
    private final LabHands lab = new LabHands(TestLab.up());
    private final SshSessions sessions = new SshSessions(lab.ssh());
    private final SshSessions deaf = new SshSessions(lab.ssh(9, false));
    private final SshSessions mute = new SshSessions(lab.ssh(SILENT.port(), true));

    @BeforeEach
    void install() throws Exception {
        String text = "#!/bin/sh\nsleep \"${1:-0}\"\necho '{\"rows\": 7}'\n";
        sessions.send(HOST, text.getBytes(StandardCharsets.UTF_8), script, "0755", limit());
    }

    @Override
    protected void release() {
        sessions.run(HOST, "rm -f " + script, limit());
        List.of(sessions, deaf, mute).forEach(SshSessions::close);
    }

    @Override
    protected String technology() {
        return "script";
    }

    @Override
    protected Connector connector() {
        return new ScriptConnector(sessions);
    }

    @Override
    protected List<Call> looks() {
        return List.of(call("script.look", HOST).and("path", script));
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(call("script.run", HOST).and("path", script));
    }

    @Override
    protected boolean leavesMarks() {
        return true;
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(new ScriptConnector(deaf));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(new ScriptConnector(mute));
    }

    /** The connection is lost in the middle; the script comes to its end all the same. */
    @Test
    void a_script_whose_answer_is_lost_goes_on_and_its_end_is_found() throws Exception {
        Call call =
                call("script.run", HOST)
                        .and("path", script)
                        .and("words", "4")
                        .marked("TEST-1/3.3/act/0000feed");
        SshSessions other = new SshSessions(lab.ssh());
        try (ScriptConnector lost = new ScriptConnector(other);
                ScriptConnector later = new ScriptConnector(sessions)) {
            Thread cut =
                    Thread.ofVirtual()
                            .start(() -> {
                                Eventually.holds(
                                        "the script running",
                                        limit(),
                                        () -> later.settle(call).toString().contains("still runs"));
                                other.close();
                            });
            assertThat(lost.perform(call)).isInstanceOf(Outcome.Unknown.class);
            cut.join();

            Eventually.holds(
                    "the end of the script",
                    Duration.ofSeconds(20),
                    () -> later.settle(call) instanceof Outcome.Done);
        }
    }
}

package io.drillmaster.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshSessions;
import java.time.Duration;

/** Logins on the hosts of a lab. */
final class LabShell implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final SshSessions sessions;

    LabShell(TestLab lab) {
        this.sessions = new SshSessions(new LabHands(lab).ssh());
    }

    /** What a command says there, which must end well. */
    String out(String host, String command) {
        Ran.Ended ended = ended(host, command);
        assertThat(ended.exit()).as("%s at %s: %s", command, host, ended).isZero();
        return ended.out().strip();
    }

    /** Whether a command ends well there. */
    boolean succeeds(String host, String command) {
        return ended(host, command).exit() == 0;
    }

    /** Whether the host lets us in. */
    boolean answers(String host) {
        return sessions.run(host, "true", LIMIT) instanceof Ran.Ended;
    }

    private Ran.Ended ended(String host, String command) {
        Ran ran = sessions.run(host, command, LIMIT);
        assertThat(ran).as("%s at %s", command, host).isInstanceOf(Ran.Ended.class);
        return (Ran.Ended) ran;
    }

    @Override
    public void close() {
        sessions.close();
    }
}

package io.drillmaster.connector.power;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.Eventually;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("lab")
class PowerLabTest extends ConnectorContract {

    /** No server of the estate runs on it. */
    private static final String HOST = "client-1";

    private final TestLab testLab = TestLab.up();
    private final LabHands lab = new LabHands(testLab);
    private final Path mute;

    PowerLabTest(@TempDir Path folder) throws IOException {
        mute = folder.resolve("mute.sh");
        Files.writeString(mute, "#!/bin/sh\nexec sleep 30\n");
        Files.setPosixFilePermissions(mute, PosixFilePermissions.fromString("rwx------"));
    }

    @Override
    protected void release() {
        try (Connector power = connector();
                SshSessions sessions = new SshSessions(lab.ssh())) {
            power.perform(call("power.on", HOST));
            Eventually.holds(
                    HOST + " answering again",
                    Duration.ofSeconds(60),
                    () -> sessions.run(HOST, "true", limit()) instanceof Ran.Ended);
        }
    }

    @Override
    protected String technology() {
        return "power";
    }

    @Override
    protected Connector connector() {
        return at(testLab.command().toString());
    }

    @Override
    protected List<Call> looks() {
        return List.of(call("power.state", HOST));
    }

    @Override
    protected boolean leavesMarks() {
        return true;
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(call("power.cut", HOST));
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(at("/no/such/command"));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(at(mute.toString()));
    }

    private PowerConnector at(String command) {
        return new PowerConnector(
                PowerSwitch.of(command, testLab.name(), lab.management().keySet()));
    }

    @Test
    void a_cut_is_bracketed_on_our_own_clock_and_silences_a_session_that_was_open() {
        try (SshSessions sessions = new SshSessions(lab.ssh());
                Connector power = connector()) {
            assertThat(sessions.run(HOST, "true", limit())).isInstanceOf(Ran.Ended.class);

            long before = System.nanoTime();
            Outcome outcome = power.perform(call("power.cut", HOST));
            long after = System.nanoTime();

            Bracket cut = ((Outcome.Done) outcome).happened().orElseThrow();
            assertThat(cut.from()).isBetween(before, after);
            assertThat(cut.to()).isBetween(cut.from(), after);

            long asked = System.nanoTime();
            Ran ran = sessions.run(HOST, "true", Duration.ofSeconds(6));
            assertThat(ran).isInstanceOf(Ran.NotSent.class);
            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .isLessThan(Duration.ofMillis(7500));
        }
    }

    @Test
    void a_session_works_again_after_the_host_has_come_back() {
        try (SshSessions sessions = new SshSessions(lab.ssh());
                Connector power = connector()) {
            sessions.run(HOST, "true", limit());
            power.perform(call("power.cut", HOST));
            assertThat(power.perform(call("power.on", HOST))).isInstanceOf(Outcome.Done.class);

            Eventually.holds(
                    HOST + " answering again",
                    Duration.ofSeconds(60),
                    () -> sessions.run(HOST, "true", limit()) instanceof Ran.Ended);
        }
    }

    /** The switch that answered sooner would be found a liar. */
    @Test
    void power_is_said_to_be_back_only_when_a_look_says_so_too() {
        try (PowerConnector power = at(testLab.command().toString())) {
            for (int i = 0; i < 3; i++) {
                power.perform(call("power.cut", HOST));

                assertThat(power.perform(call("power.on", HOST))).isInstanceOf(Outcome.Done.class);
                assertThat(power.settle(call("power.on", HOST))).isInstanceOf(Outcome.Done.class);
            }
        }
    }

    /** As after the death of whoever asked for it: what is under way is not what never was. */
    @Test
    void a_look_waits_for_a_switch_that_is_under_way() throws Exception {
        Path lock = testLab.folder().resolve("hosts").resolve(HOST).resolve("lock");
        Files.writeString(lock, "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        Process switching = new ProcessBuilder("flock", lock.toString(), "cat").start();
        String inode = ":" + Files.getAttribute(lock, "unix:ino") + " ";
        try (PowerConnector power = at(testLab.command().toString())) {
            Eventually.holds(
                    "the switch", limit(), () -> locks().anyMatch(it -> it.contains(inode)));
            FutureTask<Outcome> look = new FutureTask<>(() -> power.settle(call("power.on", HOST)));
            Thread.ofVirtual().start(look);
            Eventually.holds(
                    "the look waiting",
                    limit(),
                    () -> locks().anyMatch(it -> it.contains("->") && it.contains(inode)));
            assertThat(look.isDone()).isFalse();

            switching.getOutputStream().close();

            assertThat(look.get()).isInstanceOf(Outcome.Done.class);
        } finally {
            switching.destroy();
        }
    }

    private static Stream<String> locks() {
        try {
            return Files.readAllLines(Path.of("/proc/locks")).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_lab_that_does_not_exist_is_not_acted_on() {
        try (Connector other =
                new PowerConnector(
                        PowerSwitch.of(
                                testLab.command().toString(),
                                "no-such-lab",
                                lab.management().keySet()))) {
            assertThat(other.perform(call("power.cut", HOST)))
                    .isNotInstanceOf(Outcome.Done.class)
                    .asString()
                    .contains("there is no lab named no-such-lab");
        }
    }
}

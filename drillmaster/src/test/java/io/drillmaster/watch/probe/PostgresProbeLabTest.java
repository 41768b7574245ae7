package io.drillmaster.watch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Secret;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import io.drillmaster.plan.Estate;
import io.drillmaster.watch.Capture;
import io.drillmaster.watch.CaptureHead;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.WatchedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client of the lab's database, along the road that real clients take. */
@Tag("lab")
class PostgresProbeLabTest {

    private static final long MS = 1_000_000;
    private static final String EDGE = "nyc-edge";

    private final TestLab lab = TestLab.up();
    private final LabHands hands = new LabHands(lab);

    @Test
    void clients_that_gave_up_on_a_road_that_hung_find_it_again(@TempDir Path folder)
            throws IOException, InterruptedException {
        hands.awaitWhole();
        OpenLoop loop =
                new OpenLoop(
                        folder,
                        new CaptureHead(
                                "ledger",
                                "probe-lab-test/" + System.nanoTime(),
                                "boot",
                                System.nanoTime() + 50 * MS,
                                0,
                                5 * MS,
                                300 * MS));
        loop.begin(Stream.generate(this::client).limit(4).toList());
        try (SshSessions sessions = new SshSessions(hands.ssh())) {
            Wait.until("the first write", loop::anyGood);
            signal(sessions, "STOP");
            try {
                Wait.until("every connection given up", () -> loop.reading().unknown() >= 4);
                awaitDue(loop, 200);
            } finally {
                signal(sessions, "CONT");
            }
            long good = loop.reading().good();
            Wait.until("service after the hang", () -> loop.reading().good() > good + 100);
        }

        Capture capture = Capture.of(Files.readAllBytes(loop.end()));

        Operation last = null;
        for (Operation op : capture) {
            last = op;
        }
        assertThat(Objects.requireNonNull(last).fate()).isEqualTo(Fate.OK);
    }

    private static void awaitDue(OpenLoop loop, long more) {
        long from = loop.reading().due();
        Wait.until("operations falling due", () -> loop.reading().due() > from + more);
    }

    private static void signal(SshSessions sessions, String name) {
        assertThat(
                        sessions.run(
                                EDGE,
                                "systemctl kill --signal=" + name + " haproxy",
                                Duration.ofSeconds(10)))
                .isInstanceOf(Ran.Ended.class);
    }

    private PostgresProbe client() {
        Estate.Database real =
                Objects.requireNonNull(lab.estate().databases().get(LabHands.DATABASE));
        WatchedDatabase database =
                new WatchedDatabase(
                        LabHands.DATABASE,
                        List.of(hands.management().get(EDGE) + ":5000"),
                        List.of(),
                        real.database(),
                        real.user(),
                        new Secret(lab.secret(real.password())),
                        "prefer");
        PostgresProbe probe =
                new PostgresProbe(
                        database, PostgresProbe.Target.ledger(database, "probe-lab-test"), true);
        assertThat(probe.connect().why()).isEmpty();
        return probe;
    }
}

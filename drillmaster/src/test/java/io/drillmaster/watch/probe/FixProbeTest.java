package io.drillmaster.watch.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Secret;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.fix.Venue;
import io.drillmaster.watch.Capture;
import io.drillmaster.watch.CaptureHead;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import io.drillmaster.watch.WatchedVenue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FixProbeTest {

    private static final long MS = 1_000_000;
    private static final FixProbe.Terms TERMS = new FixProbe.Terms("D1", "AAPL", "191", "189");

    @TempDir Path folder;

    private final Venue venue = new Venue();
    private final FixSession session = session(List.of("127.0.0.1:" + venue.port()), "");

    private static FixSession session(List<String> gateways, String wrong) {
        return new FixSession(
                new WatchedVenue(
                        "orders",
                        gateways,
                        "DRILLMASTER",
                        "HFT",
                        new Secret(Venue.PASSWORD + wrong),
                        new TreeMap<>()));
    }

    @AfterEach
    void close() {
        session.close();
        venue.close();
    }

    private static Probe.Answer connected(FixSession session) {
        Wait.until("a session", () -> session.connect().fate() == Fate.OK);
        return session.connect();
    }

    @Test
    void an_order_that_the_venue_reports_is_acknowledged_and_taken_under_its_number() {
        assertThat(connected(session).fate()).isEqualTo(Fate.OK);

        assertThat(new FixProbe(session, TERMS).write(7)).isEqualTo(Probe.Answer.OK);

        assertThat(venue.orders()).containsOnlyKeys("D1-7");
    }

    @Test
    void an_order_that_is_rejected_is_an_error_in_the_words_of_the_venue() {
        connected(session);
        venue.turn(Venue.Mood.REJECTS);

        Probe.Answer answer = new FixProbe(session, TERMS).write(7);

        assertThat(answer.fate()).isEqualTo(Fate.ERROR);
        assertThat(answer.why()).isEqualTo("trading is closed");
        assertThat(session.up()).isTrue();
    }

    @Test
    void a_session_that_ends_before_the_answer_leaves_the_order_unknown() {
        connected(session);
        venue.turn(Venue.Mood.HANGS_UP);

        Probe.Answer answer = new FixProbe(session, TERMS).write(7);

        assertThat(answer.fate()).isEqualTo(Fate.UNKNOWN);
        assertThat(answer.why()).contains("the state of orders is unknown");
        assertThat(session.up()).isFalse();
        assertThat(new FixProbe(session, TERMS).write(8).fate()).isEqualTo(Fate.NO_CONNECTION);
    }

    @Test
    void an_order_that_is_given_up_is_unknown_and_ends_a_session_over_which_nothing_came() {
        connected(session);
        venue.turn(Venue.Mood.IS_SILENT);
        FixProbe probe = new FixProbe(session, TERMS);
        Thread aborter =
                Thread.ofVirtual()
                        .start(() -> {
                            Wait.until("the order", () -> venue.orders().containsKey("D1-7"));
                            probe.abort();
                        });

        assertThat(probe.write(7).fate()).isEqualTo(Fate.UNKNOWN);
        assertThat(session.up()).isFalse();
        Wait.until("the end of the thread", () -> !aborter.isAlive());
    }

    @Test
    void whoever_is_not_let_in_is_told_why_by_each_gateway() {
        String closed = "127.0.0.1:" + SilentServer.closedPort();
        try (FixSession wrong = session(List.of(closed, "127.0.0.1:" + venue.port()), "?")) {
            Probe.Answer answer = wrong.connect();

            assertThat(answer.fate()).isEqualTo(Fate.REFUSED);
            assertThat(answer.why()).contains(closed, "refused", "wrong password");
            assertThat(answer.why()).doesNotContain(Venue.PASSWORD);
        }
    }

    @Test
    void a_gateway_that_says_nothing_is_passed_over_for_the_next() {
        try (SilentServer silent = new SilentServer();
                FixSession other =
                        session(
                                List.of("127.0.0.1:" + silent.port(), "127.0.0.1:" + venue.port()),
                                "")) {
            assertThat(other.connect().fate()).isEqualTo(Fate.OK);
        }
    }

    @Test
    void the_loop_goes_on_while_the_session_is_away_and_no_order_is_taken_without_a_trace()
            throws IOException, InterruptedException {
        connected(session);
        OpenLoop loop =
                new OpenLoop(
                        folder,
                        new CaptureHead(
                                "orders",
                                "test",
                                "boot",
                                System.nanoTime() + 20 * MS,
                                0,
                                2 * MS,
                                300 * MS));
        loop.begin(IntStream.range(0, 16).mapToObj(_ -> new FixProbe(session, TERMS)).toList());
        Wait.until("an acknowledgement", loop::anyGood);
        awaitDue(loop, 100);
        venue.turn(Venue.Mood.LETS_NOBODY_IN);
        venue.throwOut("this gateway does not lead any more");
        Wait.until("orders that fail", () -> loop.reading().failed() > 50);
        venue.turn(Venue.Mood.TAKES);
        Wait.until("the recovery", () -> loop.reading().recent() > 0.5);
        Capture capture = Capture.of(Files.readAllBytes(loop.end()));

        Set<Fate> fates = EnumSet.noneOf(Fate.class);
        for (Operation op : capture) {
            fates.add(op.fate());
            boolean taken = venue.orders().containsKey("D1-" + op.seq());
            if (op.ok()) {
                assertThat(taken).isTrue();
            } else if (op.fate() != Fate.UNKNOWN) {
                assertThat(taken).isFalse();
            }
        }
        assertThat(fates).contains(Fate.OK).anyMatch(Fate::failed);
    }

    private static void awaitDue(OpenLoop loop, long more) {
        long from = loop.reading().due();
        Wait.until("orders falling due", () -> loop.reading().due() > from + more);
    }
}

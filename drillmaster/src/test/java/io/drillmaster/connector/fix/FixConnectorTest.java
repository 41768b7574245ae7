package io.drillmaster.connector.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Settles;
import io.drillmaster.connector.SilentServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixConnectorTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();

    @TempDir Path folder;

    private final Venue venue = new Venue();

    @Override
    protected String technology() {
        return "fix";
    }

    @Override
    protected Connector connector() {
        return on(venue.port(), Venue.PASSWORD);
    }

    @Override
    protected void release() {
        venue.close();
    }

    /** Two gateways of one port: nothing listens at the second address of this machine. */
    private Connector on(int port, String password) {
        return on(List.of("nyc-app1"), port, password);
    }

    private Connector on(List<String> hosts, int port, String password) {
        return new FixConnector(
                List.of(
                        new FixGateways(
                                "orders",
                                hosts,
                                Map.of("nyc-app1", "127.0.0.1", "chi-app1", "127.0.0.2"),
                                port,
                                "DRILLMASTER",
                                "HFT",
                                Optional.of(secret(password)))));
    }

    private Path secret(String password) {
        try {
            return Files.writeString(folder.resolve("fix"), password + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected List<Call> looks() {
        return List.of(call("fix.logon", "orders"), call("fix.status", "orders"));
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(order().marked("DR-1/3.3/act/0000feed"));
    }

    @Override
    protected boolean leavesMarks() {
        return true;
    }

    private Call order() {
        return call("fix.order", "orders")
                .and("symbol", "AAPL")
                .and("quantity", "1")
                .and("price", "100");
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(on(SilentServer.closedPort(), Venue.PASSWORD));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(on(SILENT.port(), Venue.PASSWORD));
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(Venue.PASSWORD);
    }

    @Test
    void the_gateway_that_let_us_in_is_told_and_those_before_it_with_their_reasons() {
        try (Connector both = on(List.of("chi-app1", "nyc-app1"), venue.port(), Venue.PASSWORD)) {
            Map<String, String> facts = done(both.perform(looks().getFirst()));

            assertThat(facts).containsEntry("host", "nyc-app1");
            assertThat(facts.get("passed")).startsWith("chi-app1: ");
        }
    }

    @Test
    void a_logon_that_is_rejected_is_told_in_the_words_of_the_gateway() {
        try (Connector wrong = on(venue.port(), "open-sesame")) {
            assertThat(refusal(wrong.perform(looks().getFirst())))
                    .contains("nyc-app1", "wrong password")
                    .doesNotContain("open-sesame");
        }
        venue.turn(Venue.Mood.LETS_NOBODY_IN);
        try (Connector right = connector()) {
            assertThat(refusal(right.perform(order().marked("M/1/act/0"))))
                    .contains("does not lead");
        }
    }

    @Test
    void an_order_that_is_rejected_did_not_happen() {
        venue.turn(Venue.Mood.REJECTS);
        try (Connector fix = connector()) {
            assertThat(refusal(fix.perform(order().marked("M/1/act/0"))))
                    .contains("trading is closed");
        }
    }

    @Test
    void an_order_without_an_answer_is_unknown_within_its_limit_and_settled_by_a_look() {
        venue.turn(Venue.Mood.IS_SILENT);
        try (Connector fix = connector()) {
            Call call = order().marked("M/1/act/0");
            Call brief =
                    new Call(
                            call.verb(),
                            call.on(),
                            call.with(),
                            Duration.ofSeconds(3),
                            call.mark());
            assertThat(fix.perform(brief)).isInstanceOf(Outcome.Unknown.class);
            assertThat(((Settles) fix).settle(call)).isInstanceOf(Outcome.Done.class);
            assertThat(((Settles) fix).settle(order().marked("M/2/act/0")))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void a_gateway_that_hangs_up_instead_of_answering_leaves_the_order_in_doubt() {
        venue.turn(Venue.Mood.HANGS_UP);
        try (Connector fix = connector()) {
            assertThat(fix.perform(order().marked("M/1/act/0")))
                    .isInstanceOfSatisfying(
                            Outcome.Unknown.class,
                            unknown ->
                                    assertThat(unknown.why())
                                            .contains("the state of orders is unknown"));
        }
    }

    @Test
    void what_is_no_order_never_leaves() {
        try (Connector fix = connector()) {
            for (Map<String, String> wrong :
                    List.of(
                            Map.of("quantity", "many"),
                            Map.of("price", "-1"),
                            Map.of("price", "0"),
                            Map.of("side", "both"))) {
                Map<String, String> with = new TreeMap<>(order().with());
                with.putAll(wrong);
                Call call = new Call("fix.order", "orders", new TreeMap<>(with), limit());
                assertThat(refusal(fix.perform(call))).contains(wrong.keySet());
            }
        }
        assertThat(venue.orders()).isEmpty();
    }

    @Test
    void cancelling_takes_back_what_this_drill_placed_and_nothing_else_and_may_be_repeated() {
        try (Connector fix = connector()) {
            done(fix.perform(order().marked("DR-1/3.3/act/0000feed")));
            done(fix.perform(order().marked("DR-2/3.3/act/0000beef")));

            Call undo = call("fix.cancel", "orders").marked("DR-1/3.3/undo/0000feed");
            assertThat(done(fix.perform(undo))).containsEntry("cancelled", "1");
            assertThat(((Settles) fix).settle(undo)).isInstanceOf(Outcome.Done.class);
            assertThat(done(fix.perform(undo))).containsEntry("cancelled", "0");
            assertThat(done(fix.perform(call("fix.status", "orders"))))
                    .containsEntry("orders", "2")
                    .containsEntry("open", "1")
                    .containsEntry("cancelled", "1");
        }
    }

    private static Map<String, String> done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts().values();
    }

    private static String refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).why();
    }
}

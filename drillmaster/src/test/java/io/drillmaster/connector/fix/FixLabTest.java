package io.drillmaster.connector.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Settles;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("lab")
@Tag("full")
class FixLabTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();

    @TempDir Path folder;

    private final FixGateways venue = new LabHands(TestLab.full()).fix();
    private final String mark = "TEST-" + UUID.randomUUID() + "/1.1/act/0000feed";

    @Override
    protected String technology() {
        return "fix";
    }

    @Override
    protected Connector connector() {
        return new FixConnector(List.of(venue));
    }

    @Override
    protected List<Call> looks() {
        return List.of(call("fix.logon", venue.name()), call("fix.status", venue.name()));
    }

    /** So far from the market that it rests. */
    @Override
    protected Optional<Call> act() {
        return Optional.of(
                call("fix.order", venue.name())
                        .and("symbol", "AAPL")
                        .and("quantity", "1")
                        .and("price", "1")
                        .marked(mark));
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(at(venue.addresses(), 9, venue.password()));
    }

    @Override
    protected Optional<Connector> silent() {
        Map<String, String> here = Map.of("nyc-app1", "127.0.0.1", "chi-app1", "127.0.0.1");
        return Optional.of(at(here, SILENT.port(), venue.password()));
    }

    private Connector at(Map<String, String> addresses, int port, Optional<Path> password) {
        return new FixConnector(
                List.of(
                        new FixGateways(
                                venue.name(),
                                venue.hosts(),
                                addresses,
                                port,
                                venue.sender(),
                                venue.target(),
                                password)));
    }

    @Override
    protected Set<String> secrets() {
        try {
            return Set.of(Files.readString(venue.password().orElseThrow()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_wrong_password_is_refused_in_the_words_of_the_gateway() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong"), "open-sesame");
        try (Connector fix = at(venue.addresses(), venue.port(), Optional.of(wrong))) {
            Outcome outcome = fix.perform(looks().getFirst());

            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            assertThat(outcome.toString()).contains("wrong password");
        }
    }

    /** The session that placed it is over, and so the venue has cancelled what rested. */
    @Test
    void an_order_is_known_to_the_venue_after_its_session_and_no_order_nobody_placed() {
        try (Connector fix = connector()) {
            Call order = act().orElseThrow();
            assertThat(fix.perform(order)).isInstanceOf(Outcome.Done.class);
            assertThat(((Settles) fix).settle(order)).isInstanceOf(Outcome.Done.class);
            assertThat(((Settles) fix).settle(order.marked(mark + "x")))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }
}

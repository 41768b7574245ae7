package io.drillmaster.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.RestServer;
import io.drillmaster.connector.SilentServer;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpConnectorTest extends ConnectorContract {

    private static final String MUTE = "127.0.0.3";

    private final RestServer server = new RestServer().says("GET /health?deep=1", 503, "down");

    private final SilentServer mute = new SilentServer(address(), server.port());

    private static InetAddress address() {
        try {
            return InetAddress.getByName(MUTE);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void release() {
        mute.close();
        server.close();
    }

    @Override
    protected String technology() {
        return "http";
    }

    @Override
    protected Connector connector() {
        return new HttpConnector(Map.of("here", "127.0.0.1"));
    }

    @Override
    protected List<Call> looks() {
        return List.of(at(server.port()));
    }

    @Test
    void a_page_is_told_by_status_time_and_bytes() {
        Outcome outcome = connector().perform(at(server.port()).and("path", "/health?deep=1"));

        var facts = ((Outcome.Done) outcome).facts();
        assertThat(facts.get("status")).contains("503");
        assertThat(facts.get("bytes")).contains("4B");
        assertThat(facts.get("time").orElseThrow()).matches("[0-9]+\\.[0-9]{3}ms");
    }

    @Test
    void a_closed_port_is_refused_and_a_silent_one_is_unknown() {
        assertThat(connector().perform(at(SilentServer.closedPort())))
                .isInstanceOf(Outcome.Refused.class);
        try (SilentServer silent = new SilentServer()) {
            Call brief =
                    new Call(
                            "http.get",
                            "here",
                            at(silent.port()).with(),
                            java.time.Duration.ofMillis(300));
            assertThat(connector().perform(brief)).isInstanceOf(Outcome.Unknown.class);
        }
    }

    @Test
    void a_port_or_a_path_that_is_none_is_refused() {
        Call call = call("http.get", "here");
        assertThat(connector().perform(call.and("port", "eighty")).toString())
                .contains("cannot ask port \"eighty\"");
        assertThat(connector().perform(at(80).and("path", "a b")).toString())
                .contains("Refused", "a b");
    }

    @Override
    protected Optional<Connector> unreachable() {
        // A name that is reserved never to resolve.
        return Optional.of(new HttpConnector(Map.of("here", "nowhere.invalid")));
    }

    /** The port is the call's own, so it is the address that must be another. */
    @Override
    protected Optional<Connector> silent() {
        return Optional.of(new HttpConnector(Map.of("here", MUTE)));
    }

    private Call at(int port) {
        return call("http.get", "here").and("port", String.valueOf(port));
    }
}

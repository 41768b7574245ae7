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

    private static final String ALERTS = "GET /api/v2/alerts";

    private final RestServer server =
            new RestServer().says("GET /health?deep=1", 503, "down").says(ALERTS, 200, "[]");

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
        return List.of(at(server.port()), alerts());
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

    /** As Alertmanager 0.27 lists an alert, in what matters here. */
    private static String alert(String state, String labels) {
        return """
        {"annotations":{},"endsAt":"2026-11-07T07:34:05.091Z","fingerprint":"d8ef8f4f4e8b6d0a",
         "receivers":[{"name":"pager"}],"startsAt":"2026-11-07T07:30:05.091Z",
         "status":{"inhibitedBy":[],"silencedBy":[],"state":"%s"},
         "updatedAt":"2026-11-07T07:30:05.092Z","labels":{%s}}\
        """
                .formatted(state, labels);
    }

    private Map<String, String> counted(String expected, String... alerts) {
        server.says(ALERTS, 200, "[" + String.join(",", alerts) + "]");
        Call call = expected.isEmpty() ? alerts() : alerts().and("expected", expected);
        return ((Outcome.Done) connector().perform(call)).facts().values();
    }

    @Test
    void alerts_that_fire_are_counted_and_named_and_those_that_are_suppressed_are_not() {
        assertThat(
                        counted(
                                "",
                                alert("active", "\"alertname\":\"HostDown\",\"host\":\"nyc-db1\""),
                                alert("active", "\"alertname\":\"DiskFull\""),
                                alert("unprocessed", "\"severity\":\"page\""),
                                alert("suppressed", "\"alertname\":\"Silenced\"")))
                .containsEntry("firing", "3")
                .containsEntry("suppressed", "1")
                .containsEntry("expected", "0")
                .containsEntry("names", "DiskFull, HostDown, an alert without a name");
        assertThat(counted("")).containsEntry("firing", "0").containsEntry("names", "none");
    }

    @Test
    void an_alert_that_the_drill_raises_is_expected_and_the_same_of_another_host_is_not() {
        String ours = alert("active", "\"alertname\":\"HostDown\",\"host\":\"nyc-db1\"");
        String other = alert("active", "\"alertname\":\"HostDown\",\"host\":\"nyc-db2\"");
        String labelled = alert("active", "\"alertname\":\"NoLeader\",\"drill\":\"yes\"");
        String expected = "alertname=HostDown,host=nyc-db1;drill=yes";

        assertThat(counted(expected, ours, labelled))
                .containsEntry("firing", "0")
                .containsEntry("expected", "2");
        assertThat(counted(expected, ours, other, labelled))
                .containsEntry("firing", "1")
                .containsEntry("names", "HostDown");
        assertThat(counted("alertname=~Host.*|No.*,host!=nyc-db2", ours, other, labelled))
                .containsEntry("firing", "1")
                .containsEntry("expected", "2");
        assertThat(counted("host!~nyc.*", ours, other)).containsEntry("firing", "2");
    }

    @Test
    void what_is_no_list_of_alerts_is_never_taken_for_silence() {
        server.says(ALERTS, 200, "{\"status\":\"success\"}");
        assertThat(connector().perform(alerts()).toString())
                .contains("Refused", "is no list of alerts", "success");
        server.says(ALERTS, 503, "[]");
        assertThat(connector().perform(alerts()).toString()).contains("Refused", "HTTP 503");
    }

    @Test
    void an_expectation_that_is_none_is_refused_before_anybody_is_asked() {
        for (String expected : List.of("HostDown", "alertname=~(", "a=b,")) {
            assertThat(connector().perform(alerts().and("expected", expected)).toString())
                    .contains("Refused", "cannot tell what is expected");
        }
        assertThat(server.asked()).isEmpty();
    }

    private Call alerts() {
        return call("http.alerts", "here").and("port", String.valueOf(server.port()));
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

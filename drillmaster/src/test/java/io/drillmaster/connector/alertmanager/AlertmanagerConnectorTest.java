package io.drillmaster.connector.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.RestServer;
import io.drillmaster.connector.Settles;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.Token;
import io.drillmaster.connector.http.Servers;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertmanagerConnectorTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();
    private static final Instant NOW = Instant.parse("2026-11-26T02:00:10Z");
    private static final String ALERTS = "GET /api/v2/alerts";
    private static final String PUSH = "POST /api/v2/alerts";
    private static final String MARK = "TEST-1/3.1/act/0000feed";

    private static final String FIRING =
            """
            [{"labels": {"alertname": "HostDown", "instance": "nyc-db1"},
              "status": {"state": "active"}, "startsAt": "2026-11-26T02:00:04.250Z"},
             {"labels": {"alertname": "TargetDown", "instance": "nyc-db1"},
              "status": {"state": "suppressed"}, "startsAt": "2026-11-26T02:00:07Z"}]
            """;

    private static final String SILENCES =
            """
            [{"status": {"state": "active"}, "createdBy": "ada", "comment": "works",
              "endsAt": "2026-11-26T09:00:00Z",
              "matchers": [{"name": "alertname", "value": "Host.*", "isRegex": true, "isEqual": true},
                           {"name": "site", "value": "chi", "isRegex": false, "isEqual": false}]},
             {"status": {"state": "expired"}, "matchers": []}]
            """;

    private final RestServer server =
            new RestServer()
                    .says(ALERTS, 200, FIRING)
                    .says(PUSH, 200, "")
                    .says("GET /api/v2/silences", 200, SILENCES)
                    .says(
                            "GET /api/v2/status",
                            200,
                            """
                            {"cluster": {"status": "disabled"}, "versionInfo": {"version": "0.28.0"},
                             "uptime": "2026-11-26T02:00:00Z"}
                            """)
                    .says("GET /", 200, heard("HostDown", "x") + heard("DrillTest", token()));

    private static String token() {
        return Token.of(pushing()).text();
    }

    private static Call pushing() {
        return Call.of("alertmanager.push", "alerts", Duration.ofSeconds(5)).marked(MARK);
    }

    private static String heard(String name, String mark) {
        return """
        {"heard": "2026-11-26T02:00:05.500+00:00", "status": "firing", \
        "labels": {"alertname": "%s", "mark": "%s"}, "startsAt": "2026-11-26T02:00:04.250Z"}
        """
                .formatted(name, mark);
    }

    private final SilentServer mute =
            new SilentServer(InetAddress.ofLiteral("127.0.0.2"), server.port());

    @Override
    protected void release() {
        mute.close();
        server.close();
    }

    @Override
    protected String technology() {
        return "alertmanager";
    }

    @Override
    protected Connector connector() {
        return at(server.root());
    }

    private static Connector at(URI root) {
        return new AlertmanagerConnector(
                List.of(Servers.of("alerts", Map.of("wit-1", root))), () -> NOW);
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("alertmanager.reach", "alerts"),
                call("alertmanager.alerts", "alerts"),
                call("alertmanager.silences", "alerts"),
                hearing().and("matching", "alertname=HostDown"));
    }

    /** The page of the webhook is at the port of the stand-in. */
    private Call hearing() {
        return call("alertmanager.heard", "alerts").and("port", String.valueOf(server.port()));
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(at(URI.create("http://127.0.0.3:" + SilentServer.closedPort())));
    }

    /** The webhook is looked for at the same host, so that it must be mute, too. */
    @Override
    protected Optional<Connector> silent() {
        return Optional.of(at(URI.create("http://127.0.0.2:" + mute.port())));
    }

    @Override
    protected Optional<Call> act() {
        Call push = call("alertmanager.push", "alerts").and("labels", "severity=info");
        server.after(
                PUSH,
                ALERTS,
                200,
                listed(Token.of(push).text(), Token.of(push.marked(MARK)).text()));
        return Optional.of(push);
    }

    private static String listed(String... marks) {
        return List.of(marks).stream()
                .map(
                        """
                        {"labels": {"alertname": "DrillTest", "mark": "%s"},
                         "status": {"state": "active"}, "startsAt": "2026-11-26T02:00:09Z"}
                        """
                                ::formatted)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private Map<String, String> facts(Call call) {
        Outcome outcome = connector().perform(call);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts().values();
    }

    @Test
    void an_alert_is_told_with_when_it_began_by_its_own_time() {
        Call look = call("alertmanager.alerts", "alerts").and("matching", "alertname=HostDown");

        assertThat(facts(look))
                .containsEntry("active", "1")
                .containsEntry("suppressed", "0")
                .containsEntry("starts-at", "2026-11-26T02:00:04.250Z")
                .containsEntry("age", "5.750s");
    }

    @Test
    void one_that_is_silenced_fires_and_is_not_active() {
        assertThat(facts(call("alertmanager.alerts", "alerts")))
                .containsEntry("active", "1")
                .containsEntry("suppressed", "1")
                .containsEntry("names", "HostDown, TargetDown");
    }

    @Test
    void a_silence_is_told_when_it_would_swallow_an_alert_and_only_then() {
        Call look = call("alertmanager.silences", "alerts");

        assertThat(facts(look.and("labels", "alertname=HostDown,site=nyc")))
                .containsEntry("swallowing", "1")
                .containsEntry("silences", "1")
                .hasEntrySatisfying(
                        "told", told -> assertThat(told).contains("ada", "site!=chi", "works"));
        assertThat(facts(look.and("labels", "alertname=HostDown,site=chi")))
                .containsEntry("swallowing", "0");
        assertThat(facts(look.and("labels", "alertname=LeaderMissing")))
                .containsEntry("swallowing", "0");
        assertThat(facts(look)).containsEntry("swallowing", "1");
    }

    @Test
    void the_webhook_tells_how_long_an_alert_was_under_way() {
        assertThat(facts(hearing().and("matching", "alertname=HostDown")))
                .containsEntry("notices", "1")
                .containsEntry("delay", "1.250s")
                .containsEntry("age", "4.500s");
    }

    @Test
    void the_webhook_is_asked_for_the_test_alert_of_the_very_drill() {
        assertThat(facts(hearing().marked("TEST-1/3.2/look/0000feed")))
                .containsEntry("notices", "1");
        assertThat(facts(hearing().marked("TEST-2/3.2/look/0000feed")))
                .containsEntry("notices", "0");
        assertThat(connector().perform(hearing())).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_test_alert_bears_its_mark_and_the_time_of_its_end() {
        Outcome pushed = connector().perform(pushing().and("for", "90s").and("name", "Trial"));

        assertThat(pushed).isInstanceOf(Outcome.Done.class);
        assertThat(server.asked().getLast())
                .contains("\"mark\":\"" + Token.of(pushing()).text() + "\"")
                .contains("\"alertname\":\"Trial\"", "\"endsAt\":\"2026-11-26T02:01:40Z\"");
    }

    @Test
    void only_the_test_alerts_of_the_drill_are_ended() {
        server.says(ALERTS, 200, listed(token(), "x0000000000_x0000000000", ""));
        Call end = call("alertmanager.end", "alerts").marked("TEST-1/3.1/undo/0000feed");

        assertThat(facts(end)).containsEntry("ended", "1");
        assertThat(server.asked().stream().filter(each -> each.startsWith("POST")))
                .hasSize(1)
                .allMatch(each -> each.contains(token()) && each.contains(NOW.toString()));
        assertThat(settle(end)).isInstanceOf(Outcome.Refused.class);
        server.says(ALERTS, 200, FIRING);
        assertThat(settle(end)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_push_whose_alert_is_nowhere_stays_unknown() {
        assertThat(settle(pushing())).isInstanceOf(Outcome.Unknown.class);
        server.says(ALERTS, 500, "");
        assertThat(settle(pushing())).isInstanceOf(Outcome.Unknown.class);
    }

    private Outcome settle(Call call) {
        return ((Settles) connector()).settle(call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"severity", "severity=a=b", "=page", "severity=page,,x=y"})
    void labels_that_are_none_are_refused_before_anything_is_sent(String labels) {
        assertThat(connector().perform(pushing().and("labels", labels)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "{}", "[{\"labels\": {}}]"})
    void an_answer_that_is_no_list_of_alerts_is_refused(String body) {
        server.says(ALERTS, 200, body);

        assertThat(connector().perform(call("alertmanager.alerts", "alerts")))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_server_in_trouble_and_one_that_hangs_are_told_apart() {
        server.says(PUSH, 500, "no memory");
        assertThat(connector().perform(pushing()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, it -> assertThat(it.why()).contains("no memory"));
        Call brief = Call.of("alertmanager.push", "alerts", Duration.ofMillis(300));
        try (Connector hanging = at(SILENT.http())) {
            assertThat(hanging.perform(brief)).isInstanceOf(Outcome.Unknown.class);
        }
    }
}

package io.drillmaster.connector.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.http.Servers;
import io.drillmaster.lab.Eventually;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import io.drillmaster.plan.ServiceKind;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
@Tag("full")
class AlertmanagerLabTest extends ConnectorContract {

    private static final String WEBHOOK = "9095";

    /** Alertmanager and its webhook both, so that neither says a word. */
    private static final SilentServer SILENT =
            new SilentServer(InetAddress.ofLiteral("127.0.0.2"), Integer.parseInt(WEBHOOK));

    private final LabHands lab = new LabHands(TestLab.full());

    @Override
    protected String technology() {
        return "alertmanager";
    }

    @Override
    protected Connector connector() {
        return new AlertmanagerConnector(
                lab.servers(ServiceKind.ALERTMANAGER), InstantSource.system());
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("alertmanager.reach", "alerts"),
                call("alertmanager.alerts", "alerts"),
                call("alertmanager.silences", "alerts"),
                call("alertmanager.heard", "alerts")
                        .and("port", WEBHOOK)
                        .and("matching", "alertname=DrillTest"));
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(
                call("alertmanager.push", "alerts").and("labels", "site=test").and("for", "5s"));
    }

    @Override
    protected boolean leavesMarks() {
        return true;
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(at(URI.create("http://127.0.0.3:9")));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(at(URI.create("http://127.0.0.2:" + SILENT.port())));
    }

    private static Connector at(URI root) {
        return new AlertmanagerConnector(
                List.of(Servers.of("alerts", Map.of("wit-1", root))), InstantSource.system());
    }

    private Map<String, String> facts(Call call) {
        Outcome outcome = connector().perform(call);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts().values();
    }

    private boolean is(Call call, String fact, String value) {
        return value.equals(facts(call).get(fact));
    }

    @Test
    void a_test_alert_reaches_the_webhook_by_its_mark_and_is_ended_by_it() {
        String drill = "TEST-" + System.nanoTime();
        Call push = call("alertmanager.push", "alerts").marked(drill + "/1.1/act/0000feed");
        Call heard =
                call("alertmanager.heard", "alerts")
                        .and("port", WEBHOOK)
                        .marked(drill + "/1.2/look/0000feed");
        Call end = call("alertmanager.end", "alerts").marked(drill + "/1.1/undo/0000feed");
        assertThat(facts(heard)).containsEntry("notices", "0");

        String mark = facts(push).getOrDefault("mark", "");

        Eventually.holds(
                "the webhook hears the test alert",
                Duration.ofSeconds(20),
                () -> is(heard, "notices", "1"));
        assertThat(facts(heard).getOrDefault("delay", "")).endsWith("s");
        assertThat(facts(end)).containsEntry("ended", "1");
        Call look = call("alertmanager.alerts", "alerts").and("matching", "mark=" + mark);
        Eventually.holds(
                "the test alert is over", Duration.ofSeconds(20), () -> is(look, "active", "0"));
    }
}

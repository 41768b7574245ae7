package io.drillmaster.connector.http;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.RestServer;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;

@Tag("lab")
class HttpLabTest extends ConnectorContract {

    /** The lab has no alerting; this machine stands for its host. */
    private static final String ALERTING = "alerting";

    private final LabHands lab = new LabHands(TestLab.up());
    private final RestServer alerts = new RestServer().says("GET /api/v2/alerts", 200, "[]");

    @Override
    protected void release() {
        alerts.close();
    }

    private Map<String, String> addresses() {
        Map<String, String> addresses = new TreeMap<>(lab.management());
        addresses.put(ALERTING, "127.0.0.1");
        return addresses;
    }

    @Override
    protected String technology() {
        return "http";
    }

    @Override
    protected Connector connector() {
        return new HttpConnector(addresses());
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("http.get", "nyc-db1").and("port", "8008").and("path", "/health"),
                call("http.get", "nyc-edge").and("port", "8500").and("path", "/v1/status/leader"),
                call("http.alerts", ALERTING).and("port", String.valueOf(alerts.port())));
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(at("127.0.0.9"));
    }

    /** Nobody has this address: it was set aside for documents (RFC 5737). */
    @Override
    protected Optional<Connector> silent() {
        return Optional.of(at("192.0.2.1"));
    }

    private Connector at(String address) {
        Map<String, String> addresses = addresses();
        addresses.replaceAll((_, _) -> address);
        return new HttpConnector(addresses);
    }
}

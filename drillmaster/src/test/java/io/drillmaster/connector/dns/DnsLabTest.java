package io.drillmaster.connector.dns;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import io.drillmaster.plan.Estate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;

@Tag("lab")
@Tag("full")
class DnsLabTest extends ConnectorContract {

    private static final String NAMES = "names";

    private final TestLab testLab = TestLab.full();
    private final LabHands lab = new LabHands(testLab);
    private final Estate.Service names =
            Objects.requireNonNull(testLab.estate().services().get(NAMES));

    private Connector connector(Map<String, String> servers, int port) {
        Path secret =
                Path.of(
                        Objects.requireNonNull(
                                        testLab.estate().secrets().get(names.setting("secret")))
                                .file());
        return new DnsConnector(
                List.of(
                        DnsZone.of(
                                NAMES,
                                servers,
                                port,
                                names.setting("zone"),
                                new DnsZone.TsigKey(names.setting("key"), secret))));
    }

    private Map<String, String> servers() {
        Map<String, String> servers = new TreeMap<>(lab.management());
        servers.keySet().retainAll(names.hosts());
        return servers;
    }

    @Override
    protected void release() {
        try (Connector healer = connector()) {
            for (String drill : List.of("TEST-NET", "TEST-1", "TEST-2")) {
                healer.perform(
                        call("dns.restore", NAMES).and("name", "drill-test").marked(drill + "/9"));
                healer.perform(
                        call("dns.restore", NAMES)
                                .and("name", "drill-test")
                                .marked(drill + "/9/act/0000feed"));
            }
        }
    }

    @Override
    protected String technology() {
        return "dns";
    }

    @Override
    protected Connector connector() {
        return connector(servers(), names.port());
    }

    @Override
    protected List<Call> looks() {
        return List.of(call("dns.lookup", NAMES).and("name", "orders"), call("dns.records", NAMES));
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(
                call("dns.update", NAMES)
                        .and("name", "drill-test")
                        .and("address", "192.0.2.7")
                        .marked("TEST-NET/1"));
    }

    @Override
    protected boolean leavesMarks() {
        return true;
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(connector(servers(), SilentServer.closedPort()));
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(testLab.secret(names.setting("secret")));
    }
}

package io.drillmaster.connector.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
@Tag("full")
class TradingLabTest extends ConnectorContract {

    private final LabHands lab = new LabHands(TestLab.full());

    @Override
    protected String technology() {
        return "trading";
    }

    @Override
    protected Connector connector() {
        return at(lab.management());
    }

    private Connector at(Map<String, String> addresses) {
        return new TradingConnector(
                List.of(TradingSystem.of("orders", lab.fix().addresses())),
                List.of(lab.postgres()),
                addresses);
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("trading.positions", "orders")
                        .and("database", LabHands.DATABASE)
                        .and("client", "client-1"));
    }

    @Override
    protected Optional<Connector> unreachable() {
        Map<String, String> addresses = new TreeMap<>(lab.management());
        addresses.put("client-1", "127.0.0.1");
        return Optional.of(at(addresses));
    }

    @Test
    void a_database_and_a_host_that_the_estate_does_not_name_are_refused_by_name() {
        try (Connector trading = connector()) {
            Call call = looks().getFirst();
            assertThat(trading.perform(call.and("database", "books")).toString())
                    .contains("Refused", "books", LabHands.DATABASE);
            assertThat(trading.perform(call.and("client", "client-9")))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }
}

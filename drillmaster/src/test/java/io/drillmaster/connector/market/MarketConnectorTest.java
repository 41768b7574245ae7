package io.drillmaster.connector.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarketConnectorTest extends ConnectorContract {

    private static final Instant OPENS = Instant.parse("2026-11-09T14:30:00Z");

    private Instant now = OPENS;

    @Override
    protected String technology() {
        return "market";
    }

    @Override
    protected Connector connector() {
        return new MarketConnector(
                Map.of(
                        "NYSE",
                        at -> at.isBefore(OPENS) ? Optional.empty() : Optional.of("from 14:30")),
                () -> now);
    }

    @Override
    protected List<Call> looks() {
        return List.of(call("market.session", "NYSE"));
    }

    private Facts seen(Instant at) {
        now = at;
        return ((Outcome.Done) connector().perform(looks().getFirst())).facts();
    }

    @Test
    void a_market_trades_from_the_instant_of_its_opening() {
        assertThat(seen(OPENS.minusNanos(1)).values())
                .containsEntry("trading", "no")
                .containsEntry("session", "none");
        assertThat(seen(OPENS).values())
                .containsEntry("trading", "yes")
                .containsEntry("session", "from 14:30");
    }
}

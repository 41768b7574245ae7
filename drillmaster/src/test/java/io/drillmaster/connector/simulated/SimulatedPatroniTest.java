package io.drillmaster.connector.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.patroni.PatroniConnector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulatedPatroniTest extends ConnectorContract {

    private final SimulatedEstate estate = StandingClock.estate();

    @Override
    protected String technology() {
        return "patroni";
    }

    @Override
    protected Connector connector() {
        return new SimulatedConnector(new PatroniConnector(List.of()), estate);
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("patroni.cluster", "trading-db"),
                call("patroni.settings", "trading-db"),
                call("patroni.flags", "trading-db"),
                call("patroni.history", "trading-db"));
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(call("patroni.switchover", "trading-db").and("from", "nyc-db1"));
    }

    @Test
    void the_lead_goes_to_the_other_site_and_no_one_else_takes_writes_meanwhile() {
        Outcome outcome = connector().perform(act().orElseThrow());
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        estate.clock().pass(Duration.ofSeconds(5));
        assertThat(estate.leader()).contains("chi-db1");
        for (long at = 0; at < estate.clock().now(); at += 1_000_000) {
            assertThat(estate.accepts("nyc-db1", at) && estate.accepts("chi-db1", at)).isFalse();
        }
    }

    @Test
    void who_does_not_lead_cannot_hand_over() {
        Outcome outcome =
                connector()
                        .perform(call("patroni.switchover", "trading-db").and("from", "nyc-db2"));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("nyc-db2", "nyc-db1"));
    }
}

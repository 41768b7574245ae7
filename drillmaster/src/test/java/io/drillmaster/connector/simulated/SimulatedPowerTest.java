package io.drillmaster.connector.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.power.PowerConnector;
import io.drillmaster.connector.power.PowerSwitch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedPowerTest extends ConnectorContract {

    private final SimulatedEstate estate = StandingClock.estate();

    @Override
    protected String technology() {
        return "power";
    }

    @Override
    protected Connector connector() {
        PowerSwitch nothing = PowerSwitch.of("none", "none", Set.of());
        return new SimulatedConnector(new PowerConnector(nothing), estate);
    }

    @Override
    protected List<Call> looks() {
        return List.of(call("power.state", "nyc-db1"));
    }

    @Override
    protected boolean leavesMarks() {
        return true;
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(call("power.cut", "nyc-db1"));
    }

    @Test
    void service_returns_only_after_the_lease_of_a_leader_that_lost_its_power() {
        connector().perform(call("power.cut", "nyc-db1"));
        long cut = estate.clock().now();
        estate.clock().pass(Duration.ofSeconds(4));
        assertThat(estate.accepts(SimulatedEstate.CLIENT, estate.clock().now())).isFalse();
        estate.clock().pass(Duration.ofSeconds(4));
        assertThat(estate.accepts(SimulatedEstate.CLIENT, estate.clock().now())).isTrue();
        assertThat(estate.leader()).contains("chi-db1");
        assertThat(estate.accepts("nyc-db1", cut + 1_000_000)).isFalse();
    }

    @Test
    void a_host_with_power_again_comes_back_as_a_replica() {
        connector().perform(call("power.cut", "nyc-db1"));
        estate.clock().pass(Duration.ofSeconds(10));
        connector().perform(call("power.on", "nyc-db1"));
        estate.clock().pass(Duration.ofSeconds(10));
        assertThat(estate.streaming()).containsExactly("nyc-db1", "nyc-db2");
    }
}

package io.drillmaster.connector.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.network.NetworkConnector;
import io.drillmaster.connector.ssh.SshAccess;
import io.drillmaster.connector.ssh.SshSessions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulatedNetworkTest extends ConnectorContract {

    private static final Duration LEASE = Duration.ofSeconds(60);

    private final SimulatedEstate estate = StandingClock.estate();
    private final SshSessions nowhere =
            new SshSessions(SshAccess.of("", 22, Path.of(""), Path.of(""), Map.of()));
    private final SimulatedConnector network =
            new SimulatedConnector(new NetworkConnector(nowhere), estate);

    @Override
    protected void release() {
        nowhere.close();
    }

    @Override
    protected String technology() {
        return "network";
    }

    @Override
    protected Connector connector() {
        return network;
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("network.tables", "nyc-db1"),
                call("network.routes", "nyc-db1"),
                call("network.symmetry", "nyc-db1").and("far", "chi-db1"));
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(isolate());
    }

    @Test
    void a_leader_that_is_cut_off_is_replaced_when_its_lease_ends_and_follows_when_it_is_healed() {
        network.perform(isolate());
        assertThat(client()).isFalse();
        assertThat(estate.answers("nyc-db1")).isFalse();
        pass(10);
        assertThat(estate.leader()).contains("chi-db1");
        assertThat(client()).isTrue();

        network.perform(call("network.heal", "nyc-db1"));
        pass(5);
        assertThat(estate.answers("nyc-db1")).isTrue();
        assertThat(estate.leader()).contains("chi-db1");
        assertThat(estate.streaming()).containsExactly("nyc-db1", "nyc-db2");
    }

    @Test
    void a_leader_that_is_healed_within_its_lease_leads_on() {
        network.perform(isolate());
        pass(2);
        network.perform(call("network.heal", "nyc-db1"));
        pass(20);
        assertThat(estate.leader()).contains("nyc-db1");
        assertThat(client()).isTrue();
        assertThat(estate.leads()).isEmpty();
    }

    @Test
    void an_armed_fault_heals_by_itself_when_the_clock_passes_its_lease() {
        assertThat(told(network.arm(isolate(), LEASE)).get("armed")).contains("yes");
        network.perform(isolate());
        pass(50);
        assertThat(estate.isolatedBy("nyc-db1")).isPresent();
        pass(30);
        assertThat(estate.isolatedBy("nyc-db1")).isEmpty();
        assertThat(estate.streaming()).contains("nyc-db1");
        assertThat(told(network.armed(isolate())).get("fired")).contains("yes");
        assertThat(network.renew(isolate(), LEASE)).isInstanceOf(Outcome.Refused.class);
        assertThat(network.settle(isolate())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void renewing_puts_the_end_off_and_disarming_takes_it_away() {
        network.arm(isolate(), LEASE);
        network.perform(isolate());
        pass(50);
        assertThat(told(network.renew(isolate(), LEASE)).get("left")).contains("60.0s");
        pass(50);
        assertThat(estate.isolatedBy("nyc-db1")).isPresent();
        assertThat(told(network.disarm(isolate())).get("armed")).contains("no");
        pass(100);
        assertThat(estate.isolatedBy("nyc-db1")).isPresent();
        assertThat(network.renew(isolate(), LEASE)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_fault_whose_arming_has_run_out_is_not_injected() {
        network.arm(isolate(), LEASE);
        pass(61);
        assertThat(network.perform(isolate())).isInstanceOf(Outcome.Refused.class);
        assertThat(network.settle(isolate())).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_host_without_power_can_be_neither_armed_nor_asked() {
        estate.cut("nyc-db1");
        assertThat(network.arm(isolate(), LEASE)).isInstanceOf(Outcome.Refused.class);
        assertThat(network.armed(isolate())).isInstanceOf(Outcome.Unknown.class);
        assertThat(network.renew(isolate(), LEASE)).isInstanceOf(Outcome.Unknown.class);
        assertThat(network.perform(isolate())).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void with_every_member_lost_nobody_leads_and_nothing_breaks() {
        for (String member : estate.cluster().members()) {
            network.perform(call("network.isolate", member));
        }
        pass(20);
        assertThat(estate.leader()).isEmpty();
        assertThat(client()).isFalse();
    }

    private Call isolate() {
        return call("network.isolate", "nyc-db1").marked("drill/1/act");
    }

    private void pass(long seconds) {
        estate.clock().pass(Duration.ofSeconds(seconds));
    }

    private boolean client() {
        return estate.accepts(SimulatedEstate.CLIENT, estate.clock().now());
    }

    private static Facts told(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts();
    }
}

package io.drillmaster.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.plan.Estate;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What of the full estate moves: names, and the virtual address of a site. */
@Tag("lab")
@Tag("full")
class NamesLabTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final TestLab lab = TestLab.full();
    private final Estate estate = lab.estate();
    private final LabShell shell = new LabShell(lab);

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void every_server_tells_where_a_host_and_the_orders_are() {
        for (String server : service("names").hosts()) {
            assertThat(told(server, "nyc-db1")).isEqualTo(address("nyc-db1"));
            assertThat(told(server, "orders")).isEqualTo(virtual("nyc-address"));
            assertThat(told(server, "chi")).isEqualTo(virtual("chi-address"));
        }
        assertThat(shell.out("client-1", "getent hosts db")).contains(virtual("nyc-address"));
    }

    /** A mail server that has to ask a lost site who calls lets the caller wait. */
    @Test
    void who_conducts_drills_has_a_name_that_no_server_is_asked_for() {
        String management = Objects.requireNonNull(estate.hosts().get("wit-1")).management();
        String coordinator = management.substring(0, management.lastIndexOf('.')) + ".1";

        assertThat(shell.out("wit-1", "getent -s files hosts " + coordinator))
                .contains("coordinator.mgmt");
    }

    @Test
    void every_server_takes_a_signed_change_and_no_other() {
        String key = "hmac-sha256:drillmaster:" + lab.secret("dns");
        for (String server : service("names").hosts()) {
            try {
                assertThat(update(server, "", "add canary 5 A 192.0.2.1")).isFalse();
                assertThat(update(server, "-y " + key, "add canary 5 A 192.0.2.1")).isTrue();
                assertThat(told(server, "canary")).isEqualTo("192.0.2.1");
            } finally {
                update(server, "-y " + key, "del canary");
            }
            assertThat(told(server, "canary")).isEmpty();
        }
    }

    @Test
    void the_address_of_a_site_moves_to_the_load_balancer_that_works_and_returns() {
        List<String> holders = service("nyc-address").hosts();
        awaitHolder(holders.getFirst());
        shell.out(holders.getFirst(), "systemctl stop haproxy");
        try {
            awaitHolder(holders.getLast());
            assertThat(writes(virtual("nyc-address"))).isTrue();
        } finally {
            shell.out(holders.getFirst(), "systemctl start haproxy");
        }
        awaitHolder(holders.getFirst());
        assertThat(writes(virtual("nyc-address"))).isTrue();
    }

    private void awaitHolder(String wanted) {
        Eventually.holds(
                wanted + " alone holds the address",
                SOON,
                () ->
                        service("nyc-address").hosts().stream()
                                .allMatch(host -> holds(host) == host.equals(wanted)));
    }

    private boolean holds(String host) {
        return shell.out(host, "ip -o -4 addr show dev lan0")
                .contains(" " + virtual("nyc-address") + "/");
    }

    private boolean writes(String to) {
        return shell.succeeds(
                "client-1",
                "PGCONNECT_TIMEOUT=5 psql -q -h %s -p 5000 -U hft_user -d trading -c \"insert into health_checks values ('address', now(), 'PASS')\""
                        .formatted(to));
    }

    private boolean update(String server, String with, String deed) {
        return shell.succeeds(
                "wit-1",
                "printf 'server %s\\nzone trading.lab.\\norigin trading.lab.\\n%s\\nsend\\n' | knsupdate %s"
                        .formatted(address(server), deed, with));
    }

    private String told(String server, String name) {
        return shell.out(
                "client-1", "kdig +short @%s %s.trading.lab A".formatted(address(server), name));
    }

    private String address(String host) {
        return Objects.requireNonNull(estate.hosts().get(host)).address();
    }

    private String virtual(String service) {
        return Objects.requireNonNull(service(service).settings().get("address"));
    }

    private Estate.Service service(String name) {
        return Objects.requireNonNull(estate.services().get(name));
    }
}

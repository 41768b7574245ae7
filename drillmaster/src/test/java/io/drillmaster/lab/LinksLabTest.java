package io.drillmaster.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.power.PowerConnector;
import io.drillmaster.connector.power.PowerSwitch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The two links between the sites of the full estate, and the routers that choose between them. */
@Tag("lab")
@Tag("full")
class LinksLabTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> ROUTERS = List.of("nyc-router", "chi-router");

    private final TestLab lab = TestLab.full();
    private final LabShell shell = new LabShell(lab);

    @AfterEach
    void close() {
        shell.close();
    }

    @Test
    void both_links_carry_and_are_watched() {
        for (String router : ROUTERS) {
            awaitLink(router, "link-a");
            String peer = router.equals("nyc-router") ? "2" : "1";
            String network = address("nyc-db1").replaceFirst("\\.1\\.\\d+$", "");
            for (String link : List.of("link-a 251", "link-b 252")) {
                String[] part = link.split(" ", -1);
                String to = network + "." + part[1] + "." + peer;
                shell.out(router, "ping -q -c 1 -W 2 -I %s %s".formatted(part[0], to));
            }
            assertThat(shell.out(router, "birdc show bfd sessions").lines())
                    .filteredOn(line -> line.contains(" Up "))
                    .as(router)
                    .hasSize(2);
        }
    }

    @Test
    void a_link_that_is_down_is_left_for_the_other_and_taken_again() {
        awaitLinks("link-a");
        shell.out("nyc-router", "ip link set link-a down");
        try {
            awaitLinks("link-b");
            assertThat(reaches("nyc-db1", "chi-db1")).isTrue();
        } finally {
            shell.out("nyc-router", "ip link set link-a up");
        }
        awaitLinks("link-a");
    }

    /** OSPF alone would go on sending into it for as long as the deaf side is heard. */
    @Test
    void a_link_that_loses_one_way_is_left_by_both_sides() {
        awaitLinks("link-a");
        shell.out(
                "chi-router",
                "nft 'add table inet deaf; add chain inet deaf in { type filter hook prerouting"
                        + " priority -300; }; add rule inet deaf in iifname link-a drop'");
        try {
            awaitLinks("link-b");
            assertThat(reaches("chi-db1", "nyc-db1")).isTrue();
        } finally {
            shell.out("chi-router", "nft delete table inet deaf");
        }
        awaitLinks("link-a");
    }

    @Test
    void a_router_without_power_takes_its_site_off_every_network_but_management() {
        awaitLinks("link-a");
        power("power.cut", "chi-router");
        try {
            assertThat(reaches("nyc-db1", "chi-db1")).isFalse();
            assertThat(reaches("client-1", "chi-db1")).isFalse();
            assertThat(reaches("client-1", "nyc-db1")).isTrue();
            assertThat(shell.out("chi-db1", "echo heard")).isEqualTo("heard");
            Eventually.holds("no road to Chicago", SOON, () -> link("nyc-router").isEmpty());
        } finally {
            power("power.on", "chi-router");
        }
        awaitLinks("link-a");
        Eventually.holds("Chicago is back", SOON, () -> reaches("nyc-db1", "chi-db1"));
        new LabHands(lab).awaitWhole();
    }

    private void awaitLinks(String link) {
        ROUTERS.forEach(router -> awaitLink(router, link));
    }

    private void awaitLink(String router, String link) {
        Eventually.holds(
                router + " takes " + link, SOON, () -> link(router).contains("dev " + link + " "));
    }

    /** The route of a router to the other site. */
    private String link(String router) {
        String other = router.equals("nyc-router") ? "chi-db1" : "nyc-db1";
        String network = address(other).replaceFirst("\\d+$", "0/24");
        return shell.out(router, "ip route show " + network);
    }

    private boolean reaches(String from, String to) {
        return shell.succeeds(from, "ping -q -c 1 -W 1 " + address(to));
    }

    private String address(String host) {
        return Objects.requireNonNull(lab.estate().hosts().get(host)).address();
    }

    private void power(String verb, String host) {
        Map<String, String> hosts = new LabHands(lab).management();
        PowerSwitch power = PowerSwitch.of(lab.command().toString(), lab.name(), hosts.keySet());
        try (Connector connector = new PowerConnector(power)) {
            assertThat(connector.perform(Call.of(verb, host, Duration.ofSeconds(60))))
                    .isInstanceOf(Outcome.Done.class);
        }
        if (verb.equals("power.on")) {
            Eventually.holds(host + " lets us in", SOON, () -> shell.answers(host));
        }
    }
}

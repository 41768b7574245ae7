package io.drillmaster.connector.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.Eventually;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On an interface of a test's own, which nobody misses. */
@Tag("lab")
@Tag("full")
class LinksLabTest {

    private static final String HOST = "client-1";
    private static final String LINK = "drill0";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final String drill = "test-" + System.nanoTime();
    private final SshSessions sessions = new SshSessions(new LabHands(TestLab.full()).ssh());
    private final NetworkConnector network = new NetworkConnector(sessions);

    @BeforeEach
    void makeLink() {
        out(
                "ip link add %1$s type veth peer name far0; ip link set far0 up; ip link set %1$s up"
                        .formatted(LINK));
        out("ip address add 192.0.2.1/30 dev " + LINK);
        out("ip -6 address add 2001:db8::1/64 dev " + LINK + " nodad");
        out("ip route add 198.51.100.0/24 via 192.0.2.2 dev " + LINK);
    }

    @AfterEach
    void leaveNothing() {
        network.perform(call("network.link-up", "9"));
        out("ip link del " + LINK);
        network.close();
        sessions.close();
    }

    private Call call(String verb, String step) {
        return Call.of(verb, HOST, LIMIT).marked(drill + "/" + step + "/act");
    }

    private Call down() {
        return call("network.link-down", "1").and("interface", LINK);
    }

    private Call flap() {
        return call("network.flap", "1")
                .and("interface", LINK)
                .and("times", "3")
                .and("interval", "300ms");
    }

    private String out(String command) {
        return sessions.run(HOST, command, LIMIT) instanceof Ran.Ended ended ? ended.out() : "";
    }

    /** All that the kernel knows of the link, but for what counts or ages. */
    private String link() {
        return out(
                "ip -o address show dev %1$s | sed 's/valid_lft.*//'; ip route show dev %1$s"
                        .formatted(LINK));
    }

    private boolean isUp() {
        return out("ip -o link show dev " + LINK).contains(",UP");
    }

    private static Outcome.Done done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    @Test
    void a_link_that_went_down_comes_back_with_all_that_it_had() {
        String before = link();
        assertThat(network.settle(down())).isInstanceOf(Outcome.Refused.class);

        assertThat(done(network.perform(down())).happened()).isPresent();

        assertThat(isUp()).isFalse();
        assertThat(network.settle(down())).isInstanceOf(Outcome.Done.class);
        assertThat(network.perform(down()).toString()).contains("Refused", "is down already");
        Call up = call("network.link-up", "2");
        assertThat(network.settle(up)).isInstanceOf(Outcome.Refused.class);
        assertThat(network.perform(up.marked("other/2/act")).toString()).contains("raised=none");
        assertThat(network.perform(up).toString()).contains("raised=" + LINK);
        assertThat(isUp()).isTrue();
        assertThat(link()).isEqualTo(before);
        assertThat(network.settle(up)).isInstanceOf(Outcome.Done.class);
        assertThat(network.perform(up).toString()).contains("raised=none");
        assertThat(network.settle(down())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_link_that_flaps_ends_up_and_leaves_nothing() {
        String before = link();

        Outcome.Done done = done(network.perform(flap()));

        assertThat(done.happened()).isPresent();
        assertThat(isUp()).isTrue();
        assertThat(link()).isEqualTo(before);
        assertThat(network.settle(flap())).isInstanceOf(Outcome.Done.class);
        assertThat(out("ls /run/drillmaster")).doesNotContain("flapping-", "link-x");
    }

    @Test
    void a_link_that_nobody_brings_up_comes_up_by_itself() {
        done(network.arm(down(), Duration.ofSeconds(3)));
        done(network.perform(down()));
        assertThat(isUp()).isFalse();

        Eventually.holds("the link up again", Duration.ofSeconds(30), this::isUp);

        done(network.disarm(down()));
        assertThat(network.perform(call("network.link-up", "2")).toString())
                .contains("raised=none");
    }

    @Test
    void the_road_to_the_host_itself_and_what_is_not_there_stay_as_they_are() {
        assertThat(network.perform(down().and("interface", "mgmt0")).toString())
                .contains("Refused", "it would cut the road");
        assertThat(network.perform(down().and("interface", "nothing0")).toString())
                .contains("Refused", "there is no interface nothing0");
    }

    @Test
    void one_way_only_is_lost_and_healed() {
        Call in = call("network.oneway", "1").and("interface", LINK).and("direction", "in");

        done(network.perform(in));

        assertThat(out("nft list table inet " + Cut.table(in)))
                .contains("iifname \"" + LINK + "\"")
                .doesNotContain("oifname");
        done(network.perform(call("network.heal", "2")));
        assertThat(out("nft list tables")).doesNotContain(Cut.table(in));
    }
}

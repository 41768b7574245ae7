package io.drillmaster.connector.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Token;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.Eventually;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a target does by itself when nobody comes back. */
@Tag("lab")
@Timeout(120)
class DeadManLabTest {

    private static final String HOST = "client-1";
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofMinutes(10);

    private final LabHands lab = new LabHands(TestLab.up());
    private final SshSessions sessions = new SshSessions(lab.ssh());
    private final NetworkConnector network = new NetworkConnector(sessions);

    /** Drops all packets from and to whoever logs in over the management network. */
    private final Call road =
            Call.of("network.drop", HOST, LIMIT)
                    .and("peers", out("echo ${SSH_CONNECTION%% *}"))
                    .marked("test-" + System.nanoTime() + "/1/act");

    @AfterEach
    void healAndLeave() {
        Eventually.holds("the road to " + HOST, Duration.ofMinutes(1), this::isThere);
        try (SshSessions fresh = new SshSessions(lab.ssh());
                Connector healer = new NetworkConnector(fresh)) {
            healer.perform(Call.of("network.heal", HOST, LIMIT).marked(road.mark()));
            network.disarm(road);
        }
        network.close();
        sessions.close();
    }

    @Test
    void the_road_by_which_it_came_is_not_cut_unless_it_will_heal_by_itself() {
        assertThat(network.perform(road).toString())
                .contains("Refused", "nothing is armed there to heal it", "expires:");
        assertThat(network.settle(road)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_road_that_was_cut_is_open_again_when_the_lease_is_over() {
        Facts armed = done(network.arm(road, Duration.ofSeconds(3)));
        assertThat(armed.get("armed")).contains("yes");
        assertThat(armed.get("fired")).contains("no");

        Call brief = new Call(road.verb(), HOST, road.with(), Duration.ofSeconds(1), road.mark());
        assertThat(network.perform(brief)).isInstanceOf(Outcome.Unknown.class);

        Eventually.holds("the road to " + HOST, Duration.ofSeconds(60), this::isThere);
        try (SshSessions fresh = new SshSessions(lab.ssh());
                NetworkConnector back = new NetworkConnector(fresh)) {
            Eventually.holds(
                    "the note that it healed",
                    Duration.ofSeconds(20),
                    () -> done(back.armed(road)).get("fired").equals(Optional.of("yes")));
            assertThat(done(back.perform(Call.of("network.tables", HOST, LIMIT))).toString())
                    .doesNotContain(Cut.table(road));
            assertThat(back.renew(road, LONG).toString())
                    .contains("Refused", "has healed by itself already");
            assertThat(back.perform(road).toString())
                    .contains("Refused", "the lease of its arming is over");
        }
    }

    @Test
    void renewing_starts_the_lease_anew_and_the_first_one_no_longer_counts() {
        Call harmless = road.and("peers", "192.0.2.7");
        done(network.arm(harmless, Duration.ofSeconds(3)));
        String armed = out("cat /proc/uptime");
        done(network.perform(harmless));

        Facts renewed = done(network.renew(harmless, LONG));

        assertThat(seconds(renewed)).isGreaterThan(500);
        Eventually.holds(
                "the end of the first lease on the host's own clock",
                Duration.ofSeconds(30),
                () -> uptime(out("cat /proc/uptime")) > uptime(armed) + 3.5);
        Facts later = done(network.armed(harmless));
        assertThat(later.get("fired")).contains("no");
        assertThat(done(network.perform(Call.of("network.tables", HOST, LIMIT))).toString())
                .contains(Cut.table(harmless));
        assertThat(units(harmless)).hasLineCount(1).contains("-2.timer");

        assertThat(done(network.disarm(harmless)).get("armed")).contains("no");
        assertThat(done(network.disarm(harmless)).get("armed")).contains("no");
        assertThat(units(harmless)).isEmpty();
        assertThat(network.renew(harmless, LONG).toString()).contains("Refused", "never armed");
    }

    @Test
    void arming_twice_is_arming_once() {
        done(network.arm(road, LONG));
        done(network.arm(road, LONG));

        assertThat(units(road)).hasLineCount(1);
    }

    @Test
    void an_arming_that_is_refused_leaves_nothing() {
        String first = "drillmaster-" + Token.of(road) + "-1.timer";
        String file = "/run/systemd/system/" + first;
        out(
                "mkdir -p /run/systemd/system && printf '[Timer]\\nOnActiveSec=1d\\n' >%s && systemctl daemon-reload"
                        .formatted(file));
        try {
            assertThat(network.arm(road, LONG).toString())
                    .contains("Refused", "no timer could be started");
            assertThat(network.perform(road)).isInstanceOf(Outcome.Refused.class);
        } finally {
            out("rm -f %s && systemctl daemon-reload".formatted(file));
        }
        assertThat(units(road)).isEmpty();
        assertThat(out("ls /run/drillmaster")).doesNotContain(Token.of(road).text());
        assertThat(network.arm(road, Duration.ofMillis(10)).toString())
                .contains("Refused", "too short");
    }

    private boolean isThere() {
        try (SshSessions fresh = new SshSessions(lab.ssh())) {
            return fresh.run(HOST, "true", Duration.ofSeconds(2)) instanceof Ran.Ended;
        }
    }

    private String units(Call call) {
        return out(
                "systemctl list-units --all --plain --no-legend 'drillmaster-%s-*.timer'"
                        .formatted(Token.of(call)));
    }

    private static double seconds(Facts facts) {
        return Double.parseDouble(facts.get("left").orElseThrow().replace("s", ""));
    }

    private static double uptime(String told) {
        return Double.parseDouble(told.split(" ", -1)[0]);
    }

    private String out(String command) {
        Ran ran = sessions.run(HOST, command, LIMIT);
        assertThat(ran).isInstanceOf(Ran.Ended.class);
        assertThat(((Ran.Ended) ran).well()).as(ran.toString()).isTrue();
        return ((Ran.Ended) ran).out().strip();
    }

    private static Facts done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts();
    }
}

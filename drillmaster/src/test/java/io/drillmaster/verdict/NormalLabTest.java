package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.FolderExhibits;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.consul.ConsulConnector;
import io.drillmaster.connector.consul.ConsulGroup;
import io.drillmaster.connector.haproxy.HaproxyConnector;
import io.drillmaster.connector.host.HostConnector;
import io.drillmaster.connector.patroni.PatroniConnector;
import io.drillmaster.connector.postgres.PostgresConnector;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Side;
import io.drillmaster.lab.Eventually;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import io.drillmaster.plan.Normal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class NormalLabTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TestLab up = TestLab.up();
    private final LabHands lab = new LabHands(up);
    private final SshSessions sessions = new SshSessions(lab.ssh());
    private final Connectors connectors =
            new Connectors(
                    List.of(
                            new HostConnector(sessions),
                            new PatroniConnector(List.of(lab.patroni())),
                            new PostgresConnector(
                                    List.of(lab.postgres()), sessions, FolderExhibits.anywhere()),
                            new HaproxyConnector(List.of(lab.edges()), sessions),
                            new ConsulConnector(List.of(ConsulGroup.of("consul", lab.consul())))));
    private final List<Call> normal = Normal.of(up.estate());
    private final Script script =
            new Script(Plans.looking(Fidelity.POWER, normal, "return-to-normal = 0")).sat();

    @BeforeEach
    void whole() {
        lab.awaitWhole();
        clear();
        look(Side.BEFORE);
    }

    @AfterEach
    void clear() {
        sessions.run("nyc-db1", "nft delete table inet drillmaster_test", LIMIT);
        on("client-1", "rm -f /run/drillmaster/normal-test");
        on("chi-edge", "systemctl start systemd-tmpfiles-clean.timer");
        on("nyc-edge", "curl -sf -X DELETE localhost:8500/v1/kv/drillmaster-test/key");
    }

    private void on(String host, String command) {
        assertThat(sessions.run(host, command, LIMIT))
                .isInstanceOfSatisfying(Ran.Ended.class, ran -> assertThat(ran.exit()).isZero());
    }

    private void look(Side when) {
        for (Call call : normal) {
            Outcome outcome = connectors.perform(call);
            assertThat(outcome).as(call.toString()).isInstanceOf(Outcome.Done.class);
            script.add(new Event.Surveyed(when, call, outcome));
        }
    }

    private List<String> leftovers() {
        look(Side.AFTER);
        return Leftovers.of(script.entries()).all().stream()
                .map(each -> each.on() + " " + each.thing())
                .toList();
    }

    @Test
    void two_looks_at_an_undisturbed_estate_find_no_difference() {
        assertThat(leftovers()).isEmpty();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void exactly_what_was_left_is_found() {
        on("nyc-db1", "nft add table inet drillmaster_test");
        on("chi-edge", "systemctl stop systemd-tmpfiles-clean.timer");
        on("nyc-edge", "curl -sf -X PUT -d x localhost:8500/v1/kv/drillmaster-test/key");
        on("client-1", "mkdir -p /run/drillmaster && touch /run/drillmaster/normal-test");

        assertThat(leftovers())
                .containsExactlyInAnyOrder(
                        "nyc-db1 nft:inet drillmaster_test",
                        "chi-edge unit:systemd-tmpfiles-clean.timer",
                        "consul key:drillmaster-test/key",
                        "client-1 flag:/run/drillmaster/normal-test");
        clear();
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void a_crash_leaves_its_note_until_nobody_will_ask_what_became_of_it() {
        String replica = lab.leader().equals("nyc-db2") ? "nyc-db1" : "nyc-db2";
        Call crash = Call.of("postgres.crash", replica, LIMIT);
        assertThat(connectors.perform(crash)).isInstanceOf(Outcome.Done.class);
        lab.awaitWhole();
        assertThat(leftovers()).contains(replica + " flag:/run/drillmaster/postgres.crash-5432");

        connectors.forget(crash);

        Eventually.holds(
                "an estate as before", Duration.ofSeconds(30), () -> leftovers().isEmpty());
    }

    @Test
    void a_failover_alone_leaves_nothing() {
        String leader = lab.leader();
        Call move =
                Call.of("patroni.switchover", LabHands.DATABASE, Duration.ofSeconds(60))
                        .and("from", leader);
        assertThat(connectors.perform(move)).isInstanceOf(Outcome.Done.class);
        lab.awaitWhole();

        Eventually.holds(
                "an estate as before", Duration.ofSeconds(30), () -> leftovers().isEmpty());
        assertThat(lab.leader()).isNotEqualTo(leader);
    }
}

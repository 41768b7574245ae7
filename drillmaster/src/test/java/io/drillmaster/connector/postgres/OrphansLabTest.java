package io.drillmaster.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.FolderExhibits;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.power.PowerConnector;
import io.drillmaster.connector.power.PowerSwitch;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.Eventually;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Tag("lab")
@Timeout(600)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrphansLabTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Drops the given traffic of the business network, until the host boots. */
    private static final String CUT =
            """
            nft -f - <<'END'
            table inet NAME {
                chain in {
                    type filter hook input priority -10;
                    iifname lan0 WHAT drop
                }
                chain out {
                    type filter hook output priority -10;
                    oifname lan0 WHAT drop
                }
            }
            END
            """;

    private final TestLab test = TestLab.up();
    private final LabHands lab = new LabHands(test);
    private final SshSessions sessions = new SshSessions(lab.ssh());
    private final FolderExhibits exhibits = FolderExhibits.anywhere();
    private String former = "";
    private String stream = "";

    @BeforeAll
    void aLeaderIsLeftBehind() {
        lab.awaitWhole();
        former = lab.leader();
        stream = "orphans-" + lab.cluster().get("timeline").orElse("0");
        synchronous(former, false);
        sql("INSERT INTO drill_ledger (stream, id) SELECT '%s', generate_series(1, 20)");
        run(former, "systemctl disable -q patroni");
        run(former, cut("unsent", "meta l4proto tcp th dport 5432"));
        run(former, cut("unheard", "meta l4proto tcp th sport 5432"));
        sql("INSERT INTO drill_ledger (stream, id) SELECT '%s', generate_series(21, 70)");
        sql(
                "BEGIN; INSERT INTO drill_ledger (stream, id) VALUES ('%s', 71); SAVEPOINT a;"
                        + " INSERT INTO drill_ledger (stream, id) VALUES ('%1$s', 72); COMMIT");
        sql("BEGIN; INSERT INTO drill_ledger (stream, id) VALUES ('%s', 99); ROLLBACK");
        power("power.cut");
        Eventually.holds("a new leader", Duration.ofMinutes(2), () -> !leads(former));
        power("power.on");
        awaitLogin();
        run(former, cut("fence", ""));
        run(former, "systemctl enable -q patroni; systemctl start --no-block patroni");
    }

    @AfterAll
    void wholeAgain() {
        awaitLogin();
        run(
                former,
                "nft delete table inet fence; systemctl enable -q patroni; systemctl start"
                        + " --no-block patroni; true");
        Eventually.holds(
                former + " follows",
                Duration.ofMinutes(2),
                () -> lab.cluster().get("streaming").orElse("0").equals("2"));
        synchronous(lab.leader(), true);
        lab.awaitWhole();
        sessions.close();
    }

    @Test
    void what_the_former_leader_alone_has_comes_home_and_it_is_left_as_it_was() throws IOException {
        try (PostgresConnector connector = connector()) {
            Call call = orphans().and("keys", "stream, id");

            Facts facts = ((Outcome.Done) connector.perform(call)).facts();

            assertThat(facts.values())
                    .containsEntry("forked", "yes")
                    .containsEntry("transactions", "2")
                    .containsEntry("orphans", "52")
                    .containsEntry("there", "0")
                    .containsEntry("begun", "yes")
                    .containsEntry(
                            "first",
                            String.join(
                                    ", ",
                                    List.of(21, 22, 23, 24, 25).stream()
                                            .map(id -> stream + ":" + id)
                                            .toList()));
            Set<String> lines = new TreeSet<>(Files.readAllLines(exhibits.file(facts)));
            assertThat(lines).hasSize(53).anyMatch(line -> line.startsWith(stream + ",72,"));
            assertThat(out(former, "pgrep -x postgres || echo none")).isEqualTo("none");
            assertThat(out(former, "systemctl show -p ActiveState --value patroni"))
                    .isIn("active", "activating");
            assertThat(out(former, "ls -d /var/tmp/drillmaster-orphans-* 2>/dev/null || echo none"))
                    .isEqualTo("none");
            assertThat(((Outcome.Done) connector.perform(call)).facts().get("orphans"))
                    .contains("52");
        }
    }

    @Test
    void a_table_without_a_key_is_refused_before_anything_is_begun() {
        try (PostgresConnector connector = connector()) {
            assertThat(((Outcome.Refused) connector.perform(orphans())).why())
                    .contains("drill_ledger has no primary key", "`keys:` names the columns");
        }
    }

    @Test
    void a_member_that_follows_has_nothing_that_the_leader_has_not() {
        String leader = lab.leader();
        String follower =
                lab.postgres().members().keySet().stream()
                        .filter(host -> !host.equals(former) && !host.equals(leader))
                        .findFirst()
                        .orElseThrow();
        try (PostgresConnector connector = connector()) {
            Call call = orphans().and("keys", "stream, id").and("member", follower);

            // Its control file may be a checkpoint behind the timeline that it follows.
            String told =
                    switch (connector.perform(call)) {
                        case Outcome.Done done -> done.facts().values().toString();
                        case Outcome.Refused refused -> refused.why();
                        case Outcome.Unknown unknown -> unknown.why();
                    };
            assertThat(told)
                    .containsAnyOf("begun=no, exhibit=", "was not left behind, or is so no more")
                    .doesNotContain("forked=yes");
        }
    }

    private PostgresConnector connector() {
        return new PostgresConnector(List.of(lab.postgres()), sessions, exhibits);
    }

    private Call orphans() {
        return Call.of("postgres.orphans", LabHands.DATABASE, LIMIT)
                .and("member", former)
                .and("table", "drill_ledger");
    }

    private boolean leads(String host) {
        Map<String, String> facts = lab.cluster().values();
        String leader = facts.getOrDefault("leader", "none");
        return leader.equals("none") || leader.equals(host) || lab.leader().equals(host);
    }

    private void awaitLogin() {
        Eventually.holds(
                "a login at " + former,
                Duration.ofMinutes(2),
                () -> sessions.run(former, "true", LIMIT) instanceof Ran.Ended);
    }

    private void synchronous(String leader, boolean on) {
        run(
                leader,
                "curl -sf -m 5 -o /dev/null -X PATCH -d '{\"synchronous_mode\": %s}' http://127.0.0.1:8008/config"
                        .formatted(on));
    }

    private void sql(String text) {
        run(
                former,
                "cd /tmp && runuser -u postgres -- psql -q -d trading -v ON_ERROR_STOP=1 -c \"%s\""
                        .formatted(text.formatted(stream)));
    }

    private static String cut(String name, String what) {
        return CUT.replace("NAME", name).replace("WHAT", what);
    }

    private void run(String host, String command) {
        out(host, command);
    }

    private String out(String host, String command) {
        Ran ran = sessions.run(host, command, LIMIT);
        assertThat(ran).as(command).isInstanceOf(Ran.Ended.class);
        assertThat(((Ran.Ended) ran).exit()).as("%s: %s", command, ran).isZero();
        return ((Ran.Ended) ran).out().strip();
    }

    private void power(String verb) {
        PowerSwitch power =
                PowerSwitch.of(test.command().toString(), test.name(), lab.management().keySet());
        try (PowerConnector connector = new PowerConnector(power)) {
            assertThat(connector.perform(Call.of(verb, former, LIMIT)))
                    .isInstanceOf(Outcome.Done.class);
        }
    }
}

package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The daily health of the lab, and what turns it red. */
@Tag("lab")
class DailyDrillLabTest extends OnTheLab {

    private JsonNode daily(int exit) {
        Command.Ended ended =
                product()
                        .start(
                                "run",
                                "DR-DAILY-DB-001",
                                "--estate",
                                lab.estateFile().toString(),
                                "--json")
                        .end(Product.DRILL);
        assertThat(ended.exit()).as(ended.out() + ended.err()).isEqualTo(exit);
        return json(ended);
    }

    @Test
    void a_lab_that_is_well_is_found_well_and_nothing_is_done_to_it() {
        JsonNode json = daily(0);

        assertThat(verdict(json, "checks.failed")).startsWith("met");
        assertThat(closed().ending()).isEqualTo(Ending.COMPLETED);
        assertThat(product().events()).noneMatch(Event.Called.class::isInstance);
    }

    @Test
    void what_is_wrong_is_named_with_its_host_and_the_rest_is_looked_at_all_the_same() {
        try (SshSessions sessions = new SshSessions(hands.ssh())) {
            on(sessions, "systemd-run --quiet --unit=planted-failure false; sleep 1");
            alter(sessions, "alter system set work_mem = '9MB'");
            try {
                JsonNode json = daily(1);

                assertThat(verdict(json, "checks.failed"))
                        .startsWith("missed")
                        .contains("A host is well: chi-edge (failed-units = 0 was wanted, 1 seen)")
                        .contains("Every member is like the others")
                        .doesNotContain("A host is well: nyc-db1");
                assertThat(product().drill().entries().toString())
                        .contains("work_mem: chi-db1=9216, nyc-db1=4096");
                assertThat(verdict(json, "duration")).startsWith("met");
                assertThat(closed().ending()).isEqualTo(Ending.COMPLETED);
            } finally {
                on(sessions, "systemctl reset-failed planted-failure");
                alter(sessions, "alter system reset work_mem");
            }
        }
    }

    private static void alter(SshSessions sessions, String sql) {
        run(
                sessions,
                "chi-db1",
                "su postgres -c \"psql -qc \\\"%s\\\" -c 'select pg_reload_conf()'\""
                        .formatted(sql));
    }

    private static void on(SshSessions sessions, String command) {
        run(sessions, "chi-edge", command);
    }

    private static void run(SshSessions sessions, String host, String command) {
        Ran ran = sessions.run(host, command, Duration.ofSeconds(20));
        assertThat(ran)
                .isInstanceOfSatisfying(
                        Ran.Ended.class,
                        ended -> assertThat(ended.well()).as(ended.said()).isTrue());
    }
}

package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.lab.TestLab;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * The daily health of the full estate, and for each class of checks something that turns it red.
 */
@Tag("lab")
@Tag("full")
class FullDailyDrillLabTest extends OnTheLab {

    FullDailyDrillLabTest() {
        super(TestLab.full());
    }

    private JsonNode daily(int exit) {
        Command.Ended ended =
                product()
                        .start(
                                "run",
                                "DR-DAILY-001",
                                "--estate",
                                lab.estateFile().toString(),
                                "--json")
                        .end(Product.DRILL);
        assertThat(ended.exit()).as(ended.out() + ended.err()).isEqualTo(exit);
        return json(ended);
    }

    @Test
    void a_full_estate_that_is_well_is_found_well_within_a_minute() {
        JsonNode json = daily(0);

        assertThat(verdict(json, "checks.failed")).startsWith("met");
        assertThat(verdict(json, "duration")).startsWith("met");
        assertThat(closed().ending()).isEqualTo(Ending.COMPLETED);
        assertThat(product().events()).noneMatch(Event.Called.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    One engine leads, and the other could | chi-app1 | systemctl stop hft-risk-engine | systemctl start hft-risk-engine
                    The cache follows, and trading is enabled | chi-app1 | redis-cli -a "$(sed -n 's/^requirepass //p' /etc/redis/redis.conf)" replicaof no one | systemctl restart redis-server
                    Both routers see each other over both links | chi-router | birdc disable bfd1 | birdc enable bfd1
                    Each virtual address is held once | chi-edge | systemctl stop keepalived | systemctl start keepalived
                    No certificate ends within a fortnight | chi-app1 | cd /etc/ssl/private && cp -p status.pem kept.pem && openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3 -subj /CN=x -keyout - -out - 2>/dev/null >status.pem && systemctl reload haproxy | cd /etc/ssl/private && mv kept.pem status.pem && systemctl reload haproxy
                    The other site has the same versions and configuration | chi-app1 | echo '# altered by a test' >>/etc/haproxy/haproxy.cfg | sed -i '$d' /etc/haproxy/haproxy.cfg
                    """)
    void what_is_not_as_it_should_be_is_named_and_the_rest_is_looked_at_all_the_same(
            String check, String host, String wrong, String right) {
        try (SshSessions sessions = new SshSessions(hands.ssh())) {
            run(sessions, host, wrong);
            try {
                JsonNode json = daily(1);

                assertThat(verdict(json, "checks.failed")).startsWith("missed").contains(check);
                assertThat(closed().ending()).isEqualTo(Ending.COMPLETED);
            } finally {
                run(sessions, host, right);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "silent-alert, wit-1, rules, what always fires does fire",
        "stale-backup, wit-1, on, The newest dump is of today",
    })
    void a_lie_of_the_lab_is_found(String lie, String host, String word, String check) {
        lab.lie(lie, host, word);
        try {
            assertThat(verdict(daily(1), "checks.failed")).startsWith("missed").contains(check);
        } finally {
            lab.lie(lie, host, "off");
        }
    }

    private static void run(SshSessions sessions, String host, String command) {
        Ran ran = sessions.run(host, command, Duration.ofSeconds(20));
        assertThat(ran)
                .isInstanceOfSatisfying(
                        Ran.Ended.class,
                        ended -> assertThat(ended.well()).as(ended.said()).isTrue());
    }
}

package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.lab.TestLab;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The daily health of the full estate, and for each class of checks something that turns it red.
 */
@Tag("lab")
@Tag("full")
class FullDailyDrillLabTest extends OnTheLab {

    private static final String RUNBOOK = "DR-DAILY-001";

    FullDailyDrillLabTest() {
        super(TestLab.full());
    }

    private JsonNode daily(int exit) {
        Command.Ended ended =
                product()
                        .start("run", RUNBOOK, "--estate", lab.estateFile().toString(), "--json")
                        .end(Product.DRILL);
        assertThat(ended.exit()).as(ended.out() + ended.err()).isEqualTo(exit);
        return json(ended);
    }

    @Test
    void a_full_estate_that_is_well_is_found_well() {
        JsonNode json = daily(0);

        assertThat(verdict(json, "checks.failed")).startsWith("met");
        assertThat(closed().ending()).isEqualTo(Ending.COMPLETED);
        assertThat(product().events()).noneMatch(Event.Called.class::isInstance);
    }

    /**
     * Something wrong of one class of checks.
     *
     * @param check the step that names it
     */
    private record Wrong(String what, String check, String host, String breaks, String mends) {}

    /** Lets one name server give another address for the name that clients use. */
    private static String orders(String address) {
        return "knotc zone-begin trading.lab && knotc zone-unset trading.lab orders"
                + " && knotc zone-set trading.lab orders 5 A \"%s\"".formatted(address)
                + " && knotc zone-commit trading.lab";
    }

    private static final List<Wrong> WRONGS =
            List.of(
                    new Wrong(
                            "a standby whose risk engine is down",
                            "One engine leads, and the other could",
                            "chi-app1",
                            "systemctl stop hft-risk-engine",
                            "systemctl start hft-risk-engine"),
                    new Wrong(
                            "a cache that follows nobody",
                            "The cache follows, and trading is enabled",
                            "chi-app1",
                            "redis-cli -a \"$(sed -n 's/^requirepass //p' /etc/redis/redis.conf)\""
                                    + " replicaof no one",
                            "systemctl restart redis-server"),
                    new Wrong(
                            "a link that is not watched",
                            "Both routers see each other over both links",
                            "chi-router",
                            "birdc disable bfd1",
                            "birdc enable bfd1"),
                    new Wrong(
                            "a host that lost its place in a virtual address",
                            "Each virtual address is held once",
                            "chi-edge",
                            "systemctl stop keepalived",
                            "systemctl start keepalived"),
                    new Wrong(
                            "a name server that tells a name otherwise",
                            "Every name server says the same",
                            "chi-edge",
                            "knotc zone-read trading.lab orders >/run/orders.was && "
                                    + orders("192.0.2.1"),
                            orders("$(awk '{ print $NF }' /run/orders.was)")),
                    new Wrong(
                            "a certificate that ends in three days",
                            "No certificate ends within a fortnight",
                            "chi-edge",
                            "cd /etc/ssl/private && cp -p status.pem kept.pem && openssl req -x509"
                                + " -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3"
                                + " -subj /CN=x -keyout - -out - 2>/dev/null >status.pem &&"
                                + " systemctl reload haproxy",
                            "cd /etc/ssl/private && mv kept.pem status.pem"
                                    + " && systemctl reload haproxy"),
                    new Wrong(
                            "a configuration that differs from its twin",
                            "The other site has the same versions and configuration",
                            "chi-app1",
                            "echo '# altered by a test' >>/etc/haproxy/haproxy.cfg",
                            "sed -i '$d' /etc/haproxy/haproxy.cfg"));

    private static final List<String> LIES =
            List.of("what always fires does fire", "The newest dump is of today");

    /** All of it at once: each is named, whatever else is wrong. */
    @Test
    void what_is_not_as_it_should_be_is_named_each_for_itself() {
        try (SshSessions sessions = new SshSessions(hands.ssh())) {
            lab.lie("silent-alert", "wit-1", "rules");
            lab.lie("stale-backup", "wit-1", "on");
            WRONGS.forEach(each -> run(sessions, each.host(), each.breaks()));
            try {
                JsonNode json = daily(1);

                assertThat(verdict(json, "checks.failed"))
                        .startsWith("missed")
                        .contains(WRONGS.stream().map(Wrong::check).toList())
                        .contains(LIES);
                assertThat(closed().ending()).isEqualTo(Ending.COMPLETED);
            } finally {
                WRONGS.forEach(each -> run(sessions, each.host(), each.mends()));
                lab.lie("silent-alert", "wit-1", "off");
                lab.lie("stale-backup", "wit-1", "off");
            }
            caught("a dump of three days ago beside the file of today");
            caught("rules that never hold");
            WRONGS.forEach(wrong -> caught(wrong.what()));
        }
    }

    private static void caught(String what) {
        Liars.caught(RUNBOOK, what, "missed: `checks.failed` names the check");
    }

    private static void run(SshSessions sessions, String host, String command) {
        Ran ran = sessions.run(host, command, Duration.ofSeconds(20));
        assertThat(ran)
                .isInstanceOfSatisfying(
                        Ran.Ended.class,
                        ended -> assertThat(ended.well()).as(ended.said()).isTrue());
    }
}

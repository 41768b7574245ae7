package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.Cli;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A host of the lab lists alerts as an Alertmanager does, while the monthly drill runs. */
@Tag("lab")
class AlertLabTest extends OnTheLab {

    private static final String HOST = "wit-1";
    private static final String LIST = "/run/alerts.json";

    /** Answers whatever it is asked with the list. */
    private static final String SERVER =
            """
            use IO::Socket::INET;
            my $door = IO::Socket::INET->new(LocalPort => 9093, Listen => 9, ReuseAddr => 1) or die;
            while (my $client = $door->accept) {
                while (<$client>) { last if /^\\r?$/ }
                open(my $list, "<", "%s"); my $body = join("", <$list>);
                print $client "HTTP/1.1 200 OK\\r\\nConnection: close\\r\\nContent-Length: ",
                    length($body), "\\r\\n\\r\\n", $body;
                close($client);
            }
            """
                    .formatted(LIST);

    private final SshSessions sessions = new SshSessions(hands.ssh());

    @BeforeEach
    void listen() {
        list();
        out("cat >/run/alerts.pl <<'END'\n" + SERVER + "END");
        out("systemd-run --quiet --collect --unit=alerts perl /run/alerts.pl");
    }

    @AfterEach
    void listenNoMore() {
        out("systemctl stop alerts; rm -f /run/alerts.pl " + LIST);
        sessions.close();
    }

    @Test
    void an_alert_that_the_drill_raises_stops_nothing_and_a_real_one_does() throws IOException {
        Command drill =
                product()
                        .start(
                                "run",
                                runbook().toString(),
                                "--estate",
                                lab.estateFile().toString(),
                                "--with",
                                "injection=power",
                                "--unattended",
                                "--json");
        String host = product().cut(drill);
        String ours = alert("HostDown", host);
        list(ours);
        product().awaitFrom(drill, "a new leader", this::somebodyElseLeads);
        assertThat(product().events()).noneMatch(Event.StopSeen.class::isInstance);
        list(ours, alert("DiskFull", "chi-edge"));

        Command.Ended ended = drill.end(Product.DRILL);

        assertThat(ended.exit()).as(ended.out() + ended.err()).isEqualTo(4);
        assertThat(closed().ending()).isEqualTo(Ending.STOPPED);
        assertThat(closed().why())
                .contains("firing > 0 in http.alerts of " + HOST, "expected=host=" + host)
                .contains("names=DiskFull", "expected=1");
        assertThat(product().called(Purpose.UNDO, "power.on")).hasSize(1);
        assertThat(closed().left()).isEmpty();
        hands.awaitWhole();
    }

    /** A look that was awaited since the cut has held. */
    private boolean somebodyElseLeads() {
        List<Event> events = product().events();
        Event cut = product().called(Purpose.ACT, "power.cut").getFirst();
        return events.subList(events.indexOf(cut), events.size()).stream()
                .anyMatch(event -> event instanceof Event.Looked look && look.holds());
    }

    private Path runbook() throws IOException {
        String text = Files.readString(Cli.ROOT.resolve("runbooks/dr-monthly-db-001.md"));
        String stop =
                "  - firing > 0 in http.alerts of %s with port=9093 expected=host=${leader of trading-db}"
                        .formatted(HOST);
        assertThat(text).contains("stops:\n");
        return Files.writeString(
                home.resolve("runbook.md"), text.replace("stops:\n", "stops:\n" + stop + "\n"));
    }

    private static String alert(String name, String host) {
        return "{\"labels\":{\"alertname\":\"%s\",\"host\":\"%s\"},\"status\":{\"state\":\"active\"}}"
                .formatted(name, host);
    }

    /** Nobody ever reads half a list. */
    private void list(String... alerts) {
        String text = "[" + String.join(",", alerts) + "]";
        out("echo '" + text + "' >" + LIST + ".new && mv " + LIST + ".new " + LIST);
    }

    private void out(String command) {
        Ran ran = sessions.run(HOST, command, Duration.ofSeconds(20));
        assertThat(ran).isInstanceOf(Ran.Ended.class);
        assertThat(((Ran.Ended) ran).exit()).as(ran.toString()).isZero();
    }
}

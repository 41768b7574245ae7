package io.drillmaster.connector.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class NetworkLabTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();
    private static final String HOST = "client-1";

    /** An address for documentation: nobody is there, so nobody misses its packets. */
    private static final String NOBODY = "192.0.2.7";

    /** Another drill for each test: what one leaves on a host tells the next nothing. */
    private final String drill = "test-" + System.nanoTime();

    private final TestLab testLab = TestLab.up();
    private final LabHands lab = new LabHands(testLab);
    private final SshSessions sessions = new SshSessions(lab.ssh());
    private final SshSessions deaf = new SshSessions(lab.ssh(9, false));
    private final SshSessions mute = new SshSessions(lab.ssh(SILENT.port(), true));

    @Override
    protected void release() {
        try (Connector healer = new NetworkConnector(sessions)) {
            healer.perform(marked("network.heal", HOST, "0"));
        }
        List.of(sessions, deaf, mute).forEach(SshSessions::close);
    }

    @Override
    protected String technology() {
        return "network";
    }

    @Override
    protected Connector connector() {
        return new NetworkConnector(sessions, addresses());
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("network.tables", HOST),
                call("network.routes", HOST).and("to", "127.0.0.1"),
                call("network.symmetry", HOST).and("far", "wit-1"));
    }

    @Override
    protected Optional<Call> act() {
        return Optional.of(drop("1"));
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(new NetworkConnector(deaf, addresses()));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(new NetworkConnector(mute, addresses()));
    }

    @Test
    void an_isolated_leader_is_silent_to_its_peers_and_still_heard_on_the_management_network() {
        lab.awaitWhole();
        String leader = lab.leader();
        Call isolate = marked("network.isolate", leader, "1");
        assertThat(reaches(leader)).isTrue();
        try (NetworkConnector network = new NetworkConnector(sessions)) {
            assertThat(network.settle(isolate)).isInstanceOf(Outcome.Refused.class);

            long before = System.nanoTime();
            Outcome.Done done = done(network.perform(isolate));

            assertThat(done.happened().orElseThrow().from()).isBetween(before, System.nanoTime());
            assertThat(reaches(leader)).isFalse();
            assertThat(out(leader, "echo heard")).isEqualTo("heard");
            assertThat(network.settle(isolate)).isInstanceOf(Outcome.Done.class);
            assertThat(network.perform(isolate).toString()).contains("Refused", "there already");
            assertThat(done(network.perform(call("network.tables", leader))).facts().get("tables"))
                    .contains("1");

            done(network.perform(marked("network.heal", leader, "2")));
            assertThat(reaches(leader)).isTrue();
        } finally {
            sessions.run(leader, "nft delete table inet " + Cut.table(isolate), limit());
            lab.awaitWhole();
        }
    }

    @Test
    void healing_removes_our_table_and_a_foreign_one_survives() {
        String foreign = "foreign_" + drill.replace('-', '_');
        String rule = "add rule inet " + foreign + " mine ip saddr 192.0.2.9 counter drop";
        out(
                HOST,
                "nft add table inet %1$s && nft add chain inet %1$s mine && nft %2$s"
                        .formatted(foreign, rule));
        try (NetworkConnector network = new NetworkConnector(sessions)) {
            Call other = drop("1").marked(drill + "-other/1/act");
            done(network.perform(drop("1")));
            done(network.perform(drop("2")));
            done(network.perform(other));

            Call one = marked("network.heal", HOST, "3").and("of", Cut.table(drop("1")));
            done(network.perform(one));
            assertThat(tables())
                    .contains(foreign, Cut.table(drop("2")), Cut.table(other))
                    .doesNotContain(Cut.table(drop("1")));

            Call heal = marked("network.heal", HOST, "4");
            assertThat(network.settle(heal)).isInstanceOf(Outcome.Refused.class);
            done(network.perform(heal));
            assertThat(network.settle(heal)).isInstanceOf(Outcome.Done.class);
            assertThat(done(network.perform(heal)).facts().get("removed")).contains("none");
            assertThat(tables())
                    .contains(foreign, Cut.table(other))
                    .doesNotContain(Cut.table(drop("2")));
            assertThat(out(HOST, "nft list table inet " + foreign)).contains("192.0.2.9");

            done(network.perform(heal.marked(drill + "-other/2/act")));
        } finally {
            out(HOST, "nft delete table inet " + foreign);
        }
    }

    @Test
    void what_was_dropped_is_counted() {
        try (NetworkConnector network = new NetworkConnector(sessions)) {
            Call drop = marked("network.drop", HOST, "1").and("peers", address("wit-1"));
            done(network.perform(drop));
            sessions.run(HOST, "timeout 2 " + knock("wit-1"), limit());

            var facts = done(network.perform(call("network.tables", HOST))).facts();

            assertThat(facts.get("names").orElseThrow()).contains(Cut.table(drop));
            assertThat(Integer.parseInt(facts.get("packets").orElseThrow())).isPositive();
        }
    }

    @Test
    void what_nft_would_not_understand_is_refused_before_it_is_asked() {
        try (NetworkConnector network = new NetworkConnector(sessions)) {
            Call drop = call("network.drop", HOST);
            Call isolate = call("network.isolate", HOST);

            assertThat(network.perform(drop.and("peers", "nyc-db1")).toString())
                    .contains("Refused", "`nyc-db1` must be addresses or networks");
            assertThat(network.perform(act().orElseThrow().and("direction", "up")).toString())
                    .contains("Refused", "direction `up` is not in, out or both");
            assertThat(network.perform(isolate.and("interfaces", "a; reboot")).toString())
                    .contains("Refused", "`a;` is no name of an interface");
            assertThat(network.perform(call("network.heal", HOST).and("of", "foreign")).toString())
                    .contains("Done", "none");
            assertThat(network.perform(call("network.heal", HOST).and("of", "*")).toString())
                    .contains("Refused", "no name of a table of ours");
        }
    }

    @Test
    void a_host_that_cannot_be_asked_settles_nothing() {
        try (NetworkConnector network = new NetworkConnector(deaf)) {
            assertThat(network.settle(drop("1"))).isInstanceOf(Outcome.Unknown.class);
            assertThat(network.settle(marked("network.heal", HOST, "1")))
                    .isInstanceOf(Outcome.Unknown.class);
        }
    }

    private Call drop(String step) {
        return marked("network.drop", HOST, step).and("peers", NOBODY);
    }

    private Call marked(String verb, String host, String step) {
        return call(verb, host).marked(drill + "/" + step + "/act");
    }

    /** Whether another host gets an answer at the business address. */
    private boolean reaches(String host) {
        return out("wit-1", "timeout 2 " + knock(host) + " && echo yes || echo no").equals("yes");
    }

    private String knock(String host) {
        return "bash -c 'exec 3<>/dev/tcp/" + address(host) + "/22'";
    }

    private Map<String, String> addresses() {
        Map<String, String> addresses = new TreeMap<>();
        testLab.estate().hosts().forEach((name, host) -> addresses.put(name, host.address()));
        return addresses;
    }

    private String address(String host) {
        return Objects.requireNonNull(testLab.estate().hosts().get(host)).address();
    }

    private String tables() {
        return out(HOST, "nft list tables");
    }

    private String out(String host, String command) {
        Ran ran = sessions.run(host, command, limit());
        assertThat(ran).isInstanceOf(Ran.Ended.class);
        assertThat(((Ran.Ended) ran).well()).as(ran.toString()).isTrue();
        return ((Ran.Ended) ran).out().strip();
    }

    private static Outcome.Done done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }
}

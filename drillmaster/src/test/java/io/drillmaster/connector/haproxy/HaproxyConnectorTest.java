package io.drillmaster.connector.haproxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.ssh.SshAccess;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.connector.ssh.StandInSshd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HaproxyConnectorTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();

    private static final String CONFIG =
            """
            defaults
                timeout connect 1s
                retries 0
            listen writes
                bind *:5000
                default-server inter 100ms fall 2 rise 1
                server db1 10.0.0.1:5432 check port 8008
            listen reads
                bind *:5001
                server db2 10.0.0.2:5432 check port 8008
            """;

    private static final String STAT =
            """
            # pxname,svname,qcur,status,weight
            writes,FRONTEND,,OPEN,
            writes,db1,0,UP 1/2,1
            writes,db2,0,DOWN 1/2,1
            writes,BACKEND,0,UP,1
            reads,db1,0,DOWN,1
            reads,db2,0,UP,1
            reads,db3,0,no check,1
            reads,BACKEND,0,UP,2
            """;

    private static final String SERVERS =
            """
            1
            # be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_port
            2 writes 1 db1 10.0.0.1 2 0 1 1 5432
            2 writes 2 db2 10.0.0.2 0 0 1 1 5432

            """;

    private final Path folder;
    private final StandInSshd server;
    private final StandInHaproxy haproxy;
    private final List<SshSessions> opened = new ArrayList<>();

    HaproxyConnectorTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.server = new StandInSshd(folder);
        this.haproxy = new StandInHaproxy(folder.resolve("socket"));
        Files.writeString(folder.resolve("haproxy.cfg"), CONFIG);
        haproxy.says(STAT);
        haproxy.saysOfServers(SERVERS);
    }

    @Override
    protected void release() {
        opened.forEach(SshSessions::close);
        server.close();
        haproxy.close();
    }

    @Override
    protected String technology() {
        return "haproxy";
    }

    @Override
    protected Connector connector() {
        return on(server.access());
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("haproxy.settings", "edges"),
                call("haproxy.backends", "edges"),
                call("haproxy.flags", "edges"));
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(on(server.access(SilentServer.closedPort())));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(on(server.access(SILENT.port())));
    }

    @Test
    void writes_and_reads_are_told_by_the_servers_that_are_up() {
        assertThat(facts("haproxy.backends"))
                .containsAllEntriesOf(
                        Map.of(
                                "writes-up", "1",
                                "write-server", "db1",
                                "reads-up", "2",
                                "edges-agree", "yes",
                                "edges", "1",
                                "edges-answering", "1"));
    }

    @Test
    void what_people_set_is_told_of_each_server_and_not_whether_checks_find_it_up() {
        assertThat(facts("haproxy.flags"))
                .isEqualTo(
                        Map.of(
                                "server:here/writes/db1", "ready, weight 1, at 10.0.0.1:5432",
                                "server:here/writes/db2", "ready, weight 1, at 10.0.0.2:5432"));

        haproxy.saysOfServers(
                SERVERS.replace("db1 10.0.0.1 2 0 1", "db1 10.0.0.1 0 1 1")
                        .replace("db2 10.0.0.2 0 0 1", "db2 10.0.0.2 0 8 5"));

        assertThat(facts("haproxy.flags"))
                .containsEntry(
                        "server:here/writes/db1", "in maintenance, weight 1, at 10.0.0.1:5432")
                .containsEntry("server:here/writes/db2", "draining, weight 5, at 10.0.0.2:5432");
    }

    @Test
    void an_edge_that_does_not_tell_the_state_of_its_servers_is_named() {
        haproxy.saysOfServers("Permission denied\n");

        assertThat(refusal("haproxy.flags")).contains("here: it does not tell");
    }

    @Test
    void nobody_up_is_told_as_none() {
        haproxy.says(STAT.replace("db1,0,UP 1/2", "db1,0,DOWN"));

        assertThat(facts("haproxy.backends"))
                .containsEntry("writes-up", "0")
                .containsEntry("write-server", "none");
    }

    @Test
    void timings_are_told_with_their_units() {
        assertThat(facts("haproxy.settings"))
                .containsAllEntriesOf(
                        Map.of(
                                "inter", "100ms",
                                "downinter", "100ms",
                                "fall", "2",
                                "rise", "1",
                                "retries", "0",
                                "on-marked-down", "none",
                                "timeout-connect", "1000ms",
                                "timeout-check", "100ms"));
    }

    @Test
    void a_configuration_that_is_not_there_or_serves_another_port_is_named() throws IOException {
        Files.writeString(folder.resolve("haproxy.cfg"), "listen x\n bind *:1\n");
        assertThat(refusal("haproxy.settings"))
                .contains("here: its configuration has no proxy that serves port 5000");

        Files.delete(folder.resolve("haproxy.cfg"));
        assertThat(refusal("haproxy.backends")).contains("here said exit 1", "haproxy.cfg");
    }

    @Test
    void a_socket_where_nobody_answers_is_named() {
        haproxy.close();

        assertThat(refusal("haproxy.backends")).contains("here said exit 1");
    }

    private Map<String, String> facts(String verb) {
        Outcome outcome = connector().perform(call(verb, "edges"));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done) outcome).facts().values();
    }

    private String refusal(String verb) {
        Outcome outcome = connector().perform(call(verb, "edges"));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).why();
    }

    private HaproxyConnector on(SshAccess access) {
        SshSessions sessions = new SshSessions(access);
        opened.add(sessions);
        EdgeGroup group =
                new EdgeGroup(
                        "edges",
                        List.of("here"),
                        folder.resolve("haproxy.cfg").toString(),
                        folder.resolve("socket").toString(),
                        5000,
                        5001);
        return new HaproxyConnector(List.of(group), sessions);
    }
}

package io.drillmaster.connector.consul;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.ConnectorContract;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.SilentServer;
import io.drillmaster.connector.http.Http;
import io.drillmaster.connector.http.Reply;
import io.drillmaster.lab.LabHands;
import io.drillmaster.lab.TestLab;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("lab")
class ConsulLabTest extends ConnectorContract {

    private static final SilentServer SILENT = new SilentServer();

    private final LabHands lab = new LabHands(TestLab.up());

    @Override
    protected String technology() {
        return "consul";
    }

    @Override
    protected Connector connector() {
        return new ConsulConnector(List.of(ConsulGroup.of("consul", lab.consul())));
    }

    @Override
    protected List<Call> looks() {
        return List.of(
                call("consul.servers", "consul"),
                call("consul.keys", "consul"),
                call("consul.health", "consul"),
                call("consul.session", "consul").and("key", "service/none"),
                call("consul.get", "consul").and("key", "service/none"));
    }

    private static final String KEY = "drillmaster-test/" + UUID.randomUUID();
    private static final String MARK = "TEST-1/1.1/act/" + UUID.randomUUID();

    @Override
    protected Optional<Call> act() {
        return Optional.of(put("one").marked(MARK));
    }

    @Override
    protected boolean leavesMarks() {
        return true;
    }

    private Call put(String value) {
        return call("consul.put", "consul").and("key", KEY).and("value", value);
    }

    /** Every drill that these tests pretend to be. */
    private static final List<String> DRILLS =
            List.of(MARK, "OTHER/1.1/act/00000000", "TEST-1/a/b/0000feed", "TEST-2/a/b/0000beef");

    /** Nothing of what a test wrote stays, and no note of anybody else goes. */
    @Override
    protected void release() {
        try (Http http = new Http()) {
            URI root = lab.consul().values().iterator().next();
            Deadline deadline = Deadline.in(Duration.ofSeconds(10));
            for (String drill : DRILLS) {
                forget(http, root, Note.drill(put("any").marked(drill)), deadline);
            }
            forget(http, root, "drillmaster-test/", deadline);
        }
    }

    private static void forget(Http http, URI root, String prefix, Deadline deadline) {
        String all = "[{\"KV\": {\"Verb\": \"delete-tree\", \"Key\": \"%s\"}}]".formatted(prefix);
        http.putJson(root.resolve("/v1/txn"), all, deadline);
    }

    @Test
    void what_a_drill_changed_is_put_back_exactly_and_putting_back_twice_does_no_harm() {
        try (ConsulConnector consul = (ConsulConnector) connector()) {
            done(consul.perform(put("before").marked("OTHER/1.1/act/00000000")));
            consul.forget(put("before").marked("OTHER/1.1/act/00000000"));
            done(consul.perform(put("one").marked(MARK)));
            done(consul.perform(put("two").marked(MARK.replace("1.1", "1.2"))));

            Call restore = call("consul.restore", "consul").and("key", KEY);
            Call undo = restore.marked(MARK.replace("act", "undo"));
            assertThat(consul.settle(undo)).isInstanceOf(Outcome.Refused.class);
            done(consul.perform(undo));
            assertThat(consul.settle(undo)).isInstanceOf(Outcome.Done.class);
            done(consul.perform(undo));

            Call get = call("consul.get", "consul").and("key", KEY);
            assertThat(done(consul.perform(get)).facts().values()).containsEntry("value", "before");
        }
    }

    @Test
    void what_was_not_there_is_gone_again_and_what_somebody_else_wrote_stays() {
        try (ConsulConnector consul = (ConsulConnector) connector()) {
            done(consul.perform(put("ours").and("expect", "none").marked(MARK)));
            Call undo =
                    call("consul.restore", "consul")
                            .and("key", KEY)
                            .marked(MARK.replace("act", "undo"));
            done(consul.perform(put("theirs").marked("OTHER/1.1/act/00000000")));
            assertThat(consul.perform(undo)).isInstanceOf(Outcome.Refused.class);

            done(consul.perform(put("ours").marked("OTHER/1.2/act/00000000")));
            done(consul.perform(undo));
            Call get = call("consul.get", "consul").and("key", KEY);
            assertThat(done(consul.perform(get)).facts().values()).containsEntry("exists", "no");
        }
    }

    @Test
    void a_key_is_taken_away_and_put_back_exactly() {
        try (ConsulConnector consul = (ConsulConnector) connector()) {
            done(consul.perform(put("before").marked("OTHER/1.1/act/00000000")));
            consul.forget(put("before").marked("OTHER/1.1/act/00000000"));
            Call delete = call("consul.delete", "consul").and("key", KEY).marked(MARK);
            assertThat(consul.perform(delete.and("expect", "another")).toString())
                    .contains("Refused", "before");
            assertThat(consul.settle(delete)).isInstanceOf(Outcome.Refused.class);
            done(consul.perform(delete.and("expect", "before")));
            assertThat(consul.settle(delete)).isInstanceOf(Outcome.Done.class);
            Call get = call("consul.get", "consul").and("key", KEY);
            assertThat(done(consul.perform(get)).facts().values()).containsEntry("exists", "no");

            Call restore = call("consul.restore", "consul").and("key", KEY);
            done(consul.perform(restore.marked(MARK.replace("act", "undo"))));
            assertThat(done(consul.perform(get)).facts().values()).containsEntry("value", "before");
        }
    }

    @Test
    void a_lock_is_taken_from_its_holder_and_free_after_its_delay() {
        try (ConsulConnector consul = (ConsulConnector) connector();
                Http http = new Http()) {
            URI root = lab.consul().values().iterator().next();
            Deadline deadline = Deadline.in(Duration.ofSeconds(10));
            Reply made =
                    http.putJson(
                            root.resolve("/v1/session/create"),
                            "{\"Name\": \"engine nyc-app1\", \"LockDelay\": \"1s\", \"TTL\":"
                                    + " \"60s\"}",
                            deadline);
            String id = ((Reply.Answered) made).body().split("\"", -1)[3];
            http.putJson(root.resolve("/v1/kv/" + KEY + "?acquire=" + id), "me", deadline);
            Call look = call("consul.session", "consul").and("key", KEY);
            assertThat(done(consul.perform(look)).facts().values())
                    .containsEntry("held", "yes")
                    .containsEntry("holder", "engine nyc-app1")
                    .containsEntry("lock-delay", "1s");

            Call release = call("consul.release", "consul").and("key", KEY).marked(MARK);
            assertThat(consul.settle(release)).isInstanceOf(Outcome.Refused.class);
            assertThat(consul.perform(release.and("from", "chi-app1")))
                    .isInstanceOf(Outcome.Refused.class);
            done(consul.perform(release.and("from", "nyc-app1")));
            assertThat(consul.settle(release)).isInstanceOf(Outcome.Done.class);
            assertThat(done(consul.perform(look)).facts().values()).containsEntry("held", "no");
            assertThat(consul.perform(release)).isInstanceOf(Outcome.Refused.class);
        }
    }

    private static Outcome.Done done(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    @Override
    protected Optional<Connector> unreachable() {
        return Optional.of(at(root -> URI.create("http://" + root.getHost() + ":9")));
    }

    @Override
    protected Optional<Connector> silent() {
        return Optional.of(at(_ -> SILENT.http()));
    }

    private Connector at(UnaryOperator<URI> elsewhere) {
        Map<String, URI> servers = new TreeMap<>(lab.consul());
        servers.replaceAll((_, root) -> elsewhere.apply(root));
        return new ConsulConnector(List.of(ConsulGroup.of("consul", servers)));
    }

    @Test
    void three_servers_of_three_sites_see_the_same_leader() {
        Outcome outcome = connector().perform(call("consul.servers", "consul"));

        var facts = ((Outcome.Done) outcome).facts().values();
        assertThat(facts)
                .containsEntry("servers", "3")
                .containsEntry("alive", "3")
                .containsEntry("agree", "yes");
        assertThat(lab.consul()).containsKey(facts.get("leader"));
    }
}

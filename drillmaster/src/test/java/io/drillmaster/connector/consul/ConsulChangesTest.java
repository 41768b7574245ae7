package io.drillmaster.connector.consul;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.RestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys that are changed, and locks that are looked at and taken. */
class ConsulChangesTest {

    private static final String KEY =
            """
            [{"Key": "service/a b/primary", "Flags": 0, "Value": "bnljLWFwcDE=",
              "Session": "adf4238a", "ModifyIndex": 201}]
            """;

    private static final String SESSION =
            """
            [{"ID": "adf4238a", "Name": "hft-trading-engine nyc-app1", "Node": "nyc-edge",
              "LockDelay": 1000000000, "Behavior": "release", "TTL": "10s"}]
            """;

    private static final String CHECKS =
            """
            [{"Node": "nyc-edge", "CheckID": "serfHealth", "Status": "passing"},
             {"Node": "wit-1", "CheckID": "serfHealth", "Status": "critical"}]
            """;

    private static final Call PUT =
            call("consul.put")
                    .and("key", "service/a b/primary")
                    .and("value", "chi-app1")
                    .marked("DR-1/3.3/act/0000feed");

    private final RestServer server =
            new RestServer()
                    .says("GET /v1/kv/service/a%20b/primary?consistent=true", 200, KEY)
                    .says("GET /v1/session/info/adf4238a?consistent=true", 200, SESSION)
                    .says("GET /v1/health/state/any", 200, CHECKS)
                    .says("PUT /v1/txn", 200, "{}");

    private final ConsulConnector consul =
            new ConsulConnector(
                    List.of(ConsulGroup.of("consul", Map.of("nyc-edge", server.root()))));

    @AfterEach
    void close() {
        consul.close();
        server.close();
    }

    private static Call call(String verb) {
        return Call.of(verb, "consul", Duration.ofSeconds(10));
    }

    @Test
    void a_change_and_its_note_leave_in_one_transaction_that_holds_the_key_to_what_was_seen() {
        assertThat(consul.perform(PUT)).isInstanceOf(Outcome.Done.class);

        assertThat(server.asked())
                .filteredOn(each -> each.startsWith("PUT /v1/txn"))
                .singleElement()
                .asString()
                .contains("\"cas\"", "\"Index\":201", "\"set\"", "drillmaster/notes/");
    }

    @Test
    void a_key_that_is_not_what_was_expected_stays_as_it_is() {
        Outcome outcome = consul.perform(PUT.and("expect", "chi-app1"));

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(server.asked()).noneMatch(each -> each.startsWith("PUT"));
    }

    @Test
    void somebody_who_changes_the_key_meanwhile_wins() {
        server.says("PUT /v1/txn", 409, "{\"Errors\": [{\"What\": \"index is stale\"}]}");

        assertThat(consul.perform(PUT)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_server_that_breaks_while_it_commits_leaves_the_change_in_doubt() {
        server.says("PUT /v1/txn", 500, "rpc error making call: EOF");

        assertThat(consul.perform(PUT)).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void a_call_that_left_no_note_changed_nothing() {

        assertThat(consul.settle(PUT)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_key_that_is_held_as_a_lock_is_not_taken_away() {
        Call delete = call("consul.delete").and("key", "service/a b/primary");

        assertThat(consul.perform(delete))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("consul.release"));
    }

    @Test
    void who_holds_a_lock_is_told_with_the_terms_of_the_session() {
        Call look = call("consul.session").and("key", "service/a b/primary");

        assertThat(((Outcome.Done) consul.perform(look)).facts().values())
                .containsEntry("held", "yes")
                .containsEntry("holder", "hft-trading-engine nyc-app1")
                .containsEntry("lock-delay", "1s")
                .containsEntry("ttl", "10s");
    }

    @Test
    void a_check_that_does_not_pass_is_told_by_its_name() {
        assertThat(((Outcome.Done) consul.perform(call("consul.health"))).facts().values())
                .containsEntry("passing", "1")
                .containsEntry("critical", "1")
                .containsEntry("failing", "wit-1:serfHealth");
    }

    @Test
    void a_lock_is_taken_from_the_one_who_was_named_only() {
        Call release =
                call("consul.release").and("key", "service/a b/primary").and("from", "chi-app1");

        assertThat(consul.perform(release)).isInstanceOf(Outcome.Refused.class);
        assertThat(server.asked()).noneMatch(each -> each.startsWith("PUT"));
    }
}

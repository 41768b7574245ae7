package io.drillmaster.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.reconcile.Column;
import io.drillmaster.connector.reconcile.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrphansToldTest {

    @Test
    void what_the_script_found_is_read_from_its_last_line() {
        OrphansTold told = OrphansTold.of("a warning\ntold yes 0/505CF88 2 3 yes\n");

        assertThat(told.no()).isEmpty();
        assertThat(told.facts().orElseThrow())
                .containsEntry("forked", "yes")
                .containsEntry("fork", "0/505CF88")
                .containsEntry("timeline", "2")
                .containsEntry("transactions", "3")
                .containsEntry("begun", "yes");
    }

    @Test
    void a_script_that_did_not_come_to_its_end_found_nothing() {
        assertThat(OrphansTold.of("told yes 0/505").facts()).isEmpty();
        assertThat(OrphansTold.of("no it takes writes\n").no()).contains("it takes writes");
        assertThat(OrphansTold.of("no x\nbroken it does not stop\n").broken())
                .contains("it does not stop");
    }

    @Test
    void keys_are_looked_for_by_their_own_types_so_that_an_index_serves() {
        TableName table = TableName.of("drill_ledger");
        Keyed keyed =
                new Keyed(
                        table,
                        List.of(
                                new Keyed.Key(new Column(table, "stream"), "text"),
                                new Keyed.Key(new Column(table, "id"), "bigint")));

        assertThat(keyed.sql()).isEqualTo("\"stream\", \"id\"");
        assertThat(keyed.counting())
                .isEqualTo(
                        "SELECT count(*) FROM unnest(?::text[], ?::text[]) AS given(k0, k1) WHERE"
                            + " EXISTS (SELECT FROM \"public\".\"drill_ledger\" t WHERE"
                            + " t.\"stream\" = given.k0::text AND t.\"id\" = given.k1::bigint)");
    }
}

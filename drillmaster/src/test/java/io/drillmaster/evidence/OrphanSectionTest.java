package io.drillmaster.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Facts;
import io.drillmaster.evidence.Page.Pair;
import io.drillmaster.verdict.Orphaned;
import io.drillmaster.verdict.Orphans;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OrphanSectionTest {

    private static final Facts FACTS =
            Facts.of(
                    Map.of(
                            "member", "nyc-db1",
                            "table", "drill_ledger",
                            "forked", "yes",
                            "fork", "0/505CF88",
                            "timeline", "2",
                            "leader", "chi-db1",
                            "leader-timeline", "3",
                            "transactions", "3",
                            "orphans", "52",
                            "exhibit", "exhibits/4.1-trading-db.orphans.csv"));

    private static String told(Orphaned orphaned) {
        StringBuilder text = new StringBuilder();
        for (Pair row : OrphanSection.rows(List.of(orphaned))) {
            text.append(row.name()).append(": ").append(row.value()).append('\n');
        }
        return text.toString();
    }

    @Test
    void where_the_timelines_part_and_what_the_client_knows_is_told() {
        assertThat(
                        told(
                                new Orphaned(
                                        7,
                                        FACTS,
                                        Optional.of(new Orphans(40, 9, 0, 3)),
                                        Optional.empty())))
                .contains(
                        "nyc-db1, drill_ledger: its timeline 2 went on after 0/505CF88, where"
                                + " timeline 3 of chi-db1 begins",
                        "acknowledged: 40: lost to the client",
                        "in doubt: 9",
                        "of others: 3",
                        "kept in: exhibits/4.1-trading-db.orphans.csv");
    }

    @Test
    void what_nobody_can_tell_is_told_as_that() {
        assertThat(
                        told(
                                new Orphaned(
                                        7,
                                        FACTS,
                                        Optional.empty(),
                                        Optional.of("the client's ledger is missing"))))
                .contains(
                        "known to the client: unknown: the client's ledger is missing",
                        "whether the leader has their keys, too, is not known")
                .doesNotContain("acknowledged");
    }
}

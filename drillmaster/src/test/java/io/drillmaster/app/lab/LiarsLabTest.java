package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.journal.Purpose;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lies that the lab tells on purpose, and the verdict that each must lead to. */
@Tag("lab")
class LiarsLabTest extends OnTheLab {

    /** The step in which service is back, and everything is still watched. */
    private static final String STAYS_GOOD = "3.8";

    /** The step in which another leader is waited for. */
    private static final String SOMEBODY_LEADS = "3.5";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private static void caught(String lie, String verdict) {
        Liars.caught("DR-MONTHLY-DB-001", lie, verdict);
    }

    private void lie(String... words) {
        lab.lie(words);
    }

    /** Runs a drill and tells a lie once service is back. */
    private JsonNode drilled(Runnable lie) {
        return disturbed(product().drill(lab.estateFile(), "crash"), STAYS_GOOD, lie);
    }

    @Test
    void a_switch_that_ends_well_and_does_nothing_proves_nothing() {
        String leader = hands.leader();
        lie("idle-switch", leader, "on");
        try {
            // Somebody else is to lead within minutes, and nobody will.
            JsonNode json =
                    disturbed(
                            product().drill(lab.estateFile(), "power"),
                            SOMEBODY_LEADS,
                            () -> product().start("abort", product().drill().id()).end(LIMIT));

            assertThat(verdict(json, "rto.database")).startsWith("unproven").contains("not bite");
            assertThat(verdict(json, "rpo.tier1")).startsWith("unproven").contains("not bite");
        } finally {
            lie("idle-switch", leader, "off");
        }
        caught(
                "a failover tool that ends well and does nothing",
                "unproven: the injection did not bite");
    }

    @Test
    void what_was_lost_is_counted_exactly_and_what_is_left_over_is_named() {
        try {
            JsonNode json =
                    drilled(() -> {
                        lie("lost-rows", hands.leader(), "7");
                        lie("leftover-rule", "wit-1", "on");
                    });

            assertThat(verdict(json, "writes.lost")).startsWith("missed");
            assertThat(verdict(json, "rpo.tier1")).startsWith("missed");
            assertThat(measured(json, "rpo.tier1")).isEqualTo("7");
            caught("a replica that lost exactly 7 acknowledged rows", "missed: `rpo.tier1` is 7");
            assertThat(verdict(json, "return-to-normal"))
                    .startsWith("missed")
                    .contains("forgotten");
            caught(
                    "a firewall rule left over",
                    "missed: `return-to-normal` names the table and its host");
        } finally {
            lie("leftover-rule", "wit-1", "off");
        }
    }

    @Test
    void rows_that_were_altered_in_place_and_two_writable_primaries_are_both_seen() {
        JsonNode json =
                drilled(() -> {
                    lie("altered-rows", hands.leader(), "3");
                    twoPrimaries();
                });

        assertThat(verdict(json, "writes.lost")).startsWith("missed");
        assertThat(measured(json, "writes.lost")).isEqualTo("3");
        caught("3 rows altered in place", "missed: `writes.lost` is 3");
        assertThat(verdict(json, "two-writable-primaries")).startsWith("missed");
        caught(
                "two writable primaries for half a second",
                "missed: `two-writable-primaries` is more than 0 s");
        hands.awaitWhole();
    }

    private void twoPrimaries() {
        String leader = hands.leader();
        String crashed = product().called(Purpose.ACT, "postgres.crash").getFirst().call().on();
        String replica =
                Stream.of("chi-db1", "nyc-db2", "nyc-db1")
                        .filter(each -> !each.equals(leader))
                        .filter(each -> !each.equals(crashed))
                        .findFirst()
                        .orElseThrow();
        lie("alone", leader, "on");
        try {
            lie("two-primaries", replica);
        } finally {
            lie("alone", leader, "off");
        }
    }

    @Test
    void a_health_page_that_lies_makes_no_leader() {
        String replica = hands.leader().equals("chi-db1") ? "nyc-db2" : "chi-db1";
        lie("lying-health", replica, "on");
        try {
            JsonNode json = json(product().drill(lab.estateFile(), "crash").end(Product.DRILL));

            assertThat(json.path("verdict").asString()).isEqualTo("unproven");
            assertThat(closed().why()).contains("The load balancers know the leader");
            assertThat(product().called(Purpose.ACT, "postgres.crash")).isEmpty();
        } finally {
            lie("lying-health", replica, "off");
        }
        caught(
                "a health page that says UP of a replica",
                "unproven: nothing is broken while the edges believe it");
    }

    @Test
    void a_clock_that_is_off_starts_no_drill() {
        lie("wrong-clock", "nyc-db2", "on");
        try {
            Command.Ended ended = product().drill(lab.estateFile(), "crash").end(Product.DRILL);

            assertThat(ended.exit()).as(ended.err()).isEqualTo(5);
            assertThat(ended.err()).contains("nyc-db2").contains("clock");
            assertThat(product().folders()).isEmpty();
        } finally {
            lie("wrong-clock", "nyc-db2", "off");
        }
        caught(
                "a clock 400 ms off",
                "refused before the first act: the host and its clock are named");
    }
}

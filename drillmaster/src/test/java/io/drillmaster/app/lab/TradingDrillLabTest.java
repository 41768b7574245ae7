package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.journal.Purpose;
import io.drillmaster.lab.TestLab;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The monthly drill of the trading engine on the whole estate, and the lies told of it. */
@Tag("lab")
@Tag("full")
class TradingDrillLabTest extends OnTheLab {

    private static final String ENGINE = "DR-MONTHLY-APP-001";
    private static final String DATABASE = "DR-MONTHLY-DB-002";

    /** The steps in which service is back, and everything is still watched. */
    private static final Map<String, String> STAYS_GOOD = Map.of(ENGINE, "3.6", DATABASE, "3.7");

    TradingDrillLabTest() {
        super(TestLab.full());
    }

    private Command drill(String runbook, String injection) {
        return product()
                .start(
                        "run",
                        runbook,
                        "--estate",
                        lab.estateFile().toString(),
                        "--with",
                        "injection=" + injection,
                        "--unattended",
                        "--json");
    }

    /** Runs a drill and tells a lie once service is back. */
    private JsonNode drilled(String runbook, String injection, Runnable lie) {
        String step = Objects.requireNonNull(STAYS_GOOD.get(runbook));
        return disturbed(drill(runbook, injection), step, lie);
    }

    /** What a host without power costs is a part of the quarterly drill. */
    @Test
    void a_crash_of_the_database_costs_no_order_and_no_position() {
        JsonNode json = json(drill(DATABASE, "crash").end(Product.DRILL));

        for (String sure :
                List.of(
                        "rto.app",
                        "orders.lost",
                        "orders.duplicated",
                        "positions.differing",
                        "return-to-normal")) {
            assertThat(verdict(json, sure)).as(json.toPrettyString()).startsWith("met");
        }
        assertThat(verdict(json, "two-leaders")).doesNotStartWith("missed");
    }

    /** The page says UP and that it leads; whoever asks both sees two leaders. */
    @Test
    void a_dead_engine_that_says_it_leads_and_a_position_that_is_off_by_one_are_both_seen() {
        AtomicReference<String> dead = new AtomicReference<>("");
        String cooked = "nyc-app1";
        lab.lie("position-off-by-one", cooked, "on");
        try {
            JsonNode json =
                    drilled(
                            ENGINE,
                            "stop",
                            () -> {
                                dead.set(
                                        product()
                                                .called(Purpose.ACT, "systemd.stop")
                                                .getFirst()
                                                .call()
                                                .on());
                                lab.lie("dead-engine-says-up", dead.get(), "on");
                            });

            assertThat(verdict(json, "two-leaders")).startsWith("missed");
            assertThat(verdict(json, "positions.differing")).startsWith("missed");
        } finally {
            lab.lie("position-off-by-one", cooked, "off");
            lab.lie("dead-engine-says-up", dead.get(), "off");
        }
        Liars.caught(
                ENGINE,
                "a dead engine whose page says that it leads",
                "missed: `two-leaders` is more than 0 s");
        Liars.caught(
                ENGINE,
                "a position that is one too high",
                "missed: `positions.differing` is more than 0");
    }

    @Test
    void orders_that_are_lost_or_booked_twice_are_counted_exactly() {
        JsonNode json =
                drilled(
                        DATABASE,
                        "switchover",
                        () -> {
                            String leader = hands.leader();
                            lab.lie("lost-orders", leader, "4");
                            lab.lie("doubled-orders", leader, "6");
                        });

        assertThat(measured(json, "orders.lost")).isEqualTo("4");
        assertThat(verdict(json, "orders.lost")).startsWith("missed");
        assertThat(measured(json, "orders.duplicated")).isEqualTo("6");
        assertThat(verdict(json, "orders.duplicated")).startsWith("missed");
        Liars.caught(DATABASE, "4 acknowledged orders that are gone", "missed: `orders.lost` is 4");
        Liars.caught(
                DATABASE, "6 orders that were booked twice", "missed: `orders.duplicated` is 6");
    }
}

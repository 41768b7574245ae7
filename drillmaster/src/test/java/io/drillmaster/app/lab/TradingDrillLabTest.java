package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.Cli;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.lab.TestLab;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The monthly drill of the trading engine on the whole estate, and the lies told of it. */
@Tag("lab")
@Tag("full")
class TradingDrillLabTest extends OnTheLab {

    private static final Path RUNBOOK = Cli.ROOT.resolve("runbooks/dr-monthly-app-001.md");

    /** The step in which service is back, and everything is still watched. */
    private static final String STAYS_GOOD = "3.6";

    TradingDrillLabTest() {
        super(TestLab.full());
    }

    private Command drill(String injection) {
        return product()
                .start(
                        "run",
                        RUNBOOK.toString(),
                        "--estate",
                        lab.estateFile().toString(),
                        "--with",
                        "injection=" + injection,
                        "--unattended",
                        "--json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"power"})
    void an_engine_that_is_lost_costs_no_order_and_no_position(String injection) {
        JsonNode json = json(drill(injection).end(Product.DRILL));

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

    @Test
    void a_position_that_is_off_by_one_is_seen() {
        String leader = "nyc-app1";
        lab.lie("position-off-by-one", leader, "on");
        try {
            JsonNode json = json(drill("stop").end(Product.DRILL));

            assertThat(verdict(json, "positions.differing")).startsWith("missed");
        } finally {
            lab.lie("position-off-by-one", leader, "off");
        }
    }

    /** The page says UP and that it leads; whoever asks it twice sees two leaders. */
    @Test
    void a_dead_engine_whose_page_says_up_turns_the_drill_red() {
        Command drill = drill("stop");
        product().awaitFrom(drill, "step " + STAYS_GOOD, () -> hasBegun(STAYS_GOOD));
        String dead = product().called(Purpose.ACT, "systemd.stop").getFirst().call().on();
        lab.lie("dead-engine-says-up", dead, "on");
        try {
            assertThat(json(drill.end(Product.DRILL)).path("verdict").asString())
                    .isNotEqualTo("met");
        } finally {
            lab.lie("dead-engine-says-up", dead, "off");
        }
    }

    private boolean hasBegun(String step) {
        return product().events().stream()
                .anyMatch(event ->
                        event instanceof Event.StepBegan began && began.step().equals(step));
    }
}

package io.drillmaster.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.StepResult;
import io.drillmaster.lab.TestLab;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The monthly network failover on a lab with routers, names and virtual addresses. */
@Tag("lab")
@Tag("full")
class NetworkDrillLabTest extends OnTheLab {

    NetworkDrillLabTest() {
        super(TestLab.full());
    }

    private static final String RUNBOOK = "DR-MONTHLY-NET-001";

    /** The step in which all is found again, and everything is still watched. */
    private static final String STAYS_GOOD = "3.12";

    private Command drill(String injection) {
        return product()
                .start(
                        "run",
                        RUNBOOK,
                        "--estate",
                        lab.estateFile().toString(),
                        "--with",
                        "injection=" + injection,
                        "--unattended",
                        "--json");
    }

    /** Cuts a link, and tells a lie once all is found again. */
    private JsonNode cut(Runnable lie) {
        return disturbed(drill("cut"), STAYS_GOOD, lie);
    }

    private static void caught(String lie, String verdict) {
        Liars.caught(RUNBOOK, lie, verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"router"})
    void the_network_finds_another_way_and_nothing_is_left(String injection) {
        JsonNode json = json(drill(injection).end(Product.DRILL));

        assertThat(verdict(json, "path.outage")).as(json.toPrettyString()).startsWith("met");
        assertThat(verdict(json, "sessions.broken")).as(json.toPrettyString()).startsWith("met");
        assertThat(verdict(json, "reconverged")).startsWith("met");
        assertThat(verdict(json, "return-to-normal")).startsWith("met");
    }

    @Test
    void a_server_that_takes_an_update_and_does_not_serve_it_is_caught() {
        lab.lie("dns-that-never-moves", "chi-edge", "on");
        try {
            JsonNode json = json(drill("dns").end(Product.DRILL));

            assertThat(product().called(Purpose.ACT, "dns.update")).hasSize(1);
            assertThat(json.path("verdict").asString()).isEqualTo("missed");
            assertThat(verdict(json, "reconverged")).startsWith("missed");
            assertThat(closed().why()).contains("Every server serves the new address");
            assertThat(closed().left()).isEmpty();
        } finally {
            lab.lie("dns-that-never-moves", "chi-edge", "off");
        }
        caught(
                "a name server that takes an update and serves the old address",
                "missed: `reconverged` says that it never was");
    }

    @Test
    void a_rule_that_is_left_on_a_router_is_named() {
        try {
            JsonNode json = cut(() -> lab.lie("leftover-rule", "nyc-router", "on"));

            assertThat(verdict(json, "return-to-normal"))
                    .startsWith("missed")
                    .contains("nyc-router", "forgotten");
        } finally {
            lab.lie("leftover-rule", "nyc-router", "off");
        }
        caught(
                "a firewall rule left on a router",
                "missed: `return-to-normal` names the table and its host");
    }

    /** The lie ends as soon as it was caught, for a drill waits long for what is not yet normal. */
    @Test
    void a_road_that_leads_back_over_another_link_is_no_return_to_normal() {
        try {
            Command drill = drill("cut");
            awaitEvent(drill, "step " + STAYS_GOOD, event -> hasBegun(event, STAYS_GOOD));
            lab.lie("asymmetric-road", "nyc-router", "on");
            awaitEvent(
                    drill,
                    "a step that failed",
                    event ->
                            event instanceof Event.StepEnded ended
                                    && ended.result() == StepResult.FAILED);
            lab.lie("asymmetric-road", "nyc-router", "off");
            JsonNode json = json(drill.end(Product.DRILL));

            assertThat(json.path("verdict").asString()).isNotEqualTo("met");
            assertThat(closed().ending()).isEqualTo(Ending.FAILED);
            assertThat(closed().why()).contains("router of New York sees both links again");
            assertThat(verdict(json, "return-to-normal")).startsWith("met");
        } finally {
            lab.lie("asymmetric-road", "nyc-router", "off");
        }
        caught(
                "a road that leads out over one link and back over the other",
                "not met: the drill fails where both links were to be seen again");
    }
}

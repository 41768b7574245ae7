package io.drillmaster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Facts;
import io.drillmaster.runbook.Page;
import io.drillmaster.runbook.Stop;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the words of stop conditions come to on an estate. */
class StopsTest {

    private static final String MARKETS =
            """
            markets:
              NYSE: {zone: America/New_York, days: [Monday], open: "09:30", close: "16:00"}
              Globex: {zone: America/Chicago, days: [Monday], open: "17:00", close: "16:00"}
            """;

    private static Planned stopping(String stop) {
        String objectives = "objectives:\n";
        return Planned.usual()
                .of(Page.good().replace(objectives, "stops: [\"" + stop + "\"]\n" + objectives));
    }

    private static List<String> looks(Planned planned) {
        return planned.plan().stops().looks().stream().map(Stop::toString).toList();
    }

    private static Survey trading(String market) {
        SortedMap<String, Facts> answers = new TreeMap<>(Surveys.tuned().answers());
        answers.put("market.session NYSE", Facts.of(Map.of("trading", "no")));
        answers.put("market.session Globex", Facts.of(Map.of("trading", "no")));
        answers.put("market.session " + market, Facts.of(Map.of("trading", "yes")));
        return new Survey(answers, new TreeMap<>());
    }

    @Test
    void a_market_that_opened_is_one_that_was_closed_when_the_plan_was_made() {
        Planned planned =
                stopping("a market opened")
                        .on(TestEstates.read(TestEstates.TEXT + MARKETS))
                        .knowing(trading("Globex"));

        assertThat(looks(planned)).containsExactly("trading = yes in market.session of NYSE");
    }

    @Test
    void every_market_is_asked_before_a_plan_is_made() {
        assertThat(Questions.of(TestEstates.read(TestEstates.TEXT + MARKETS)))
                .extracting(call -> call.verb() + " " + call.on())
                .contains("market.session NYSE", "market.session Globex");
    }

    @Test
    void a_second_failure_is_that_of_whatever_no_act_touches() {
        assertThat(looks(stopping("a second failure").choosing("injection", "power")))
                .containsExactly(
                        "reachable != yes in ssh.reach of chi-db1",
                        "reachable != yes in ssh.reach of client-1",
                        "reachable != yes in ssh.reach of nyc-db2",
                        "reachable != yes in ssh.reach of nyc-edge",
                        "reachable != yes in ssh.reach of wit-1",
                        "members < 2 in patroni.cluster of trading-db");
        assertThat(looks(stopping("a second failure").choosing("injection", "switchover")))
                .contains("reachable != yes in ssh.reach of nyc-db1")
                .endsWith("members < 2 in patroni.cluster of trading-db");
    }

    @Test
    void an_overrun_is_no_look() {
        Plan plan = stopping("phase over budget").plan();

        assertThat(plan.stops().overrun()).isTrue();
        assertThat(plan.stops().looks()).isEmpty();
    }

    @Test
    void what_only_the_plan_knows_is_filled_in() {
        assertThat(
                        looks(
                                stopping(
                                        "firing > 0 in http.alerts of wit-1 with port=9093"
                                                + " expected=host=${leader of trading-db}")))
                .containsExactly(
                        "firing > 0 in http.alerts of wit-1 with expected=host=nyc-db1 port=9093");
        assertThat(looks(stopping("power = off in power.state of leader of trading-db")))
                .containsExactly("power = off in power.state of nyc-db1");
    }

    private static List<String> reasonsOf(String stop) {
        return Planned.usual()
                .on(TestEstates.read(TestEstates.TEXT + "stops: [\"" + stop + "\"]\n"))
                .reasons();
    }

    @Test
    void an_estate_never_makes_a_look_of_an_act() {
        assertThat(reasonsOf("power = off in power.cut of nyc-db1"))
                .singleElement()
                .asString()
                .contains("`power.cut` is no verb that looks");
    }

    @Test
    void what_an_estate_asks_wrongly_is_refused_when_there_is_a_plan() {
        assertThat(reasonsOf("lags > 1GB in patroni.cluster of trading-db"))
                .singleElement()
                .asString()
                .contains("tells no `lags`", "did you mean `lag`?");
        assertThat(reasonsOf("firing > 0 in http.alerts of wit-1 with prot=1"))
                .hasSize(2)
                .anySatisfy(each -> assertThat(each).contains("needs `port`"))
                .anySatisfy(each -> assertThat(each).contains("takes no `prot`"));
        assertThat(reasonsOf("firing > 0 in http.alerts of wit-9 with port=1"))
                .singleElement()
                .asString()
                .contains("did you mean `wit-1`?");
    }
}

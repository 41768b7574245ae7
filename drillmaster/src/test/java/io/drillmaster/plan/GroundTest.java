package io.drillmaster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Facts;
import io.drillmaster.runbook.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroundTest {

    private static final String EXPIRES =
            """
            act: network.drop
            on: leader of trading-db
            limit: 30s
            marks: failed
            expires: 5m
            undo: {verb: network.heal, limit: 60s}
            """;

    private static Attempt attempt(String page, Map<String, Map<String, String>> facts) {
        SortedMap<String, Facts> answers = new TreeMap<>(Surveys.tuned().answers());
        facts.forEach((question, each) -> answers.put(question, Facts.of(each)));
        Survey survey = new Survey(answers, new TreeMap<>());
        Planned planned = Planned.usual().of(page).choosing("injection", "power").knowing(survey);
        return new Attempt(
                planned.runbook(),
                planned.estate(),
                planned.plan(),
                survey,
                "Ada",
                Instant.parse("2026-11-07T07:10:00Z"));
    }

    private static Attempt attempt() {
        return attempt(Page.good(), Map.of());
    }

    private static Ground ground(List<RunningDrill> running, List<Leftover> left, Programme said) {
        return new Ground(attempt(), new Known(said, running, left));
    }

    private static Ground ground(Attempt attempt) {
        return new Ground(attempt, new Known(Programme.EMPTY, List.of(), List.of()));
    }

    @Test
    void two_drills_on_one_management_address_are_in_the_same_blast_radius() {
        RunningDrill near =
                new RunningDrill(
                        "DR-9", "other", new TreeMap<>(Map.of("db-a", "192.0.2.11", "x", "::1")));
        RunningDrill far =
                new RunningDrill("DR-8", "far", new TreeMap<>(Map.of("nyc-db1", "203.0.113.1")));

        assertThat(ground(List.of(near, far), List.of(), Programme.EMPTY).blastRadius())
                .singleElement()
                .asString()
                .contains("DR-9", "other", "nyc-db1 (192.0.2.11)", "`./drill abort DR-9`");
    }

    @Test
    void a_leftover_stands_in_the_way_until_two_people_accepted_it() {
        Leftover left = new Leftover("DR-1", "test", "a rule on nyc-db1.", false);
        Programme one =
                Programme.EMPTY.with(
                        new Programme.Acceptance("DR-1", left.what(), "Ada", "harmless"));
        Programme two = one.with(new Programme.Acceptance("DR-1", left.what(), "Bob", "harmless"));

        assertThat(ground(List.of(), List.of(left), one).leftovers())
                .singleElement()
                .asString()
                .contains("a rule on nyc-db1;", "`./drill accept DR-1");
        assertThat(ground(List.of(), List.of(left), two).leftovers()).isEmpty();
    }

    @Test
    void a_leftover_of_another_estate_is_no_obstacle_here() {
        Leftover left = new Leftover("DR-1", "elsewhere", "a rule", false);

        assertThat(ground(List.of(), List.of(left), Programme.EMPTY).leftovers()).isEmpty();
    }

    @Test
    void a_drill_that_was_never_closed_is_to_take_back_what_it_did_first() {
        Leftover left = new Leftover("DR-1", "test", "the power of nyc-db1 is cut", true);

        assertThat(ground(List.of(), List.of(left), Programme.EMPTY).leftovers())
                .singleElement()
                .asString()
                .contains("never closed", "`./drill abort DR-1`");
    }

    @Test
    void a_fault_that_expires_by_itself_must_have_been_seen_to() {
        String page =
                Page.with(
                        """
                        act: power.cut
                        on: leader of trading-db
                        limit: 30s
                        marks: failed
                        undo: {verb: power.on, limit: 60s}
                        """,
                        EXPIRES);

        assertThat(ground(attempt(page, Map.of())).deadMan())
                .singleElement()
                .asString()
                .contains("relies on nyc-db1", "not seen to arm");
        assertThat(ground(attempt(page, Map.of("deadman nyc-db1", Map.of("arms", "no")))).deadMan())
                .hasSize(1);
        assertThat(
                        ground(attempt(page, Map.of("deadman nyc-db1", Map.of("arms", "yes"))))
                                .deadMan())
                .isEmpty();
        assertThat(ground(attempt()).deadMan()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "49ms, 1ms, ''",
        "49ms, 1.001ms, may be off by",
        "400ms, 1ms, is off by",
        "soon, 1ms, could not be told"
    })
    void clocks_agree_within_the_bound_or_nobody_knows(String offset, String error, String told) {
        Map<String, Map<String, String>> facts = new TreeMap<>();
        TestEstates.good()
                .hosts()
                .keySet()
                .forEach(host ->
                        facts.put(
                                "ssh.reach " + host,
                                Map.of("clock-offset", "0ms", "clock-error", "1ms")));
        facts.put("ssh.reach chi-db1", Map.of("clock-offset", offset, "clock-error", error));

        List<String> reasons = ground(attempt(Page.good(), facts)).clocks();

        if (told.isEmpty()) {
            assertThat(reasons).isEmpty();
        } else {
            assertThat(reasons).singleElement().asString().contains("chi-db1", told, "50 ms");
        }
    }
}

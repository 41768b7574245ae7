package io.drillmaster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Facts;
import io.drillmaster.runbook.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InterlocksTest {

    /** Ten minutes after two on a Saturday in New York, inside the window of the page. */
    private static final Instant NOW = Instant.parse("2026-11-07T07:10:00Z");

    private static final Instant LONG_BEFORE = NOW.minus(Duration.ofHours(49));
    private static final Known NOTHING = new Known(Programme.EMPTY, List.of(), List.of());
    private static final String NOTICE = "settle: 3s\nnotice: 48h";

    private static Estate estate(String kind, String more) {
        return TestEstates.read(TestEstates.TEXT.replace("kind: lab", "kind: " + kind) + more);
    }

    private static Survey survey(Map<String, Map<String, String>> more) {
        SortedMap<String, Facts> answers = new TreeMap<>(Surveys.tuned().answers());
        TestEstates.good()
                .hosts()
                .keySet()
                .forEach(host ->
                        answers.put(
                                "ssh.reach " + host,
                                Facts.of(Map.of("clock-offset", "3ms", "clock-error", "2ms"))));
        more.forEach((question, facts) -> answers.put(question, Facts.of(facts)));
        return new Survey(answers, new TreeMap<>());
    }

    private static Attempt attempt(String page, Estate estate, Survey survey, Instant now) {
        Planned planned = Planned.usual().of(page).on(estate).knowing(survey);
        return new Attempt(planned.runbook(), estate, planned.plan(), survey, "Ada", now);
    }

    private static Attempt production() {
        return at(NOW);
    }

    private static Attempt at(Instant now) {
        return attempt(
                Page.good(), estate("production", MarketTest.MARKETS), survey(Map.of()), now);
    }

    private static final String ONLY_LOOKS =
            """
            ---
            id: DR-LOOK-001
            title: A look
            tier: daily
            cadence: every day
            roles: {}
            objectives:
              - checks.failed = 0
            ---
            # A look

            ## All (5m)

            ### Whole

            ```drill
            await: patroni.cluster
            on: trading-db
            until: leaders = 1
            within: 30s
            otherwise: continue
            ```
            """;

    @Test
    void a_drill_that_only_looks_needs_no_approval_no_window_and_no_closed_market() {
        Planned planned =
                Planned.usual()
                        .of(ONLY_LOOKS)
                        .by(new Crew(new TreeMap<>(), false))
                        .on(estate("production", MarketTest.MARKETS))
                        .knowing(survey(Map.of()));
        Attempt attempt =
                new Attempt(
                        planned.runbook(),
                        planned.estate(),
                        planned.plan(),
                        planned.survey(),
                        "Ada",
                        Instant.parse("2026-11-04T16:00:00Z"));

        assertThat(Interlocks.of(attempt, NOTHING)).isEmpty();
        Programme frozen =
                Programme.EMPTY.frozen(new Programme.Freeze("Bob", "an incident", LONG_BEFORE));
        assertThat(Interlocks.of(attempt, new Known(frozen, List.of(), List.of())))
                .extracting(Obstacle::interlock)
                .containsExactly(Interlock.FROZEN);
    }

    private static Programme approved(Attempt attempt, String by) {
        return Programme.EMPTY.with(
                new Programme.Approval(attempt.digest(), by, Optional.empty(), LONG_BEFORE));
    }

    private static Known knowing(Programme programme) {
        return new Known(programme, List.of(), List.of());
    }

    private static List<String> against(Interlock interlock, Attempt attempt, Known known) {
        return Interlocks.of(attempt, known).stream()
                .filter(each -> each.interlock() == interlock)
                .map(Obstacle::why)
                .toList();
    }

    @Test
    void nothing_stands_in_the_way_of_a_plan_that_was_prepared_as_it_should() {
        assertThat(Interlocks.of(production(), knowing(approved(production(), "Bob")))).isEmpty();
    }

    @Test
    void every_obstacle_is_told_at_once() {
        Attempt attempt =
                attempt(
                        Page.with("settle: 3s", NOTICE),
                        estate("production", MarketTest.MARKETS),
                        survey(Map.of("ssh.reach wit-1", Map.of())),
                        Instant.parse("2026-11-05T15:00:00Z"));
        Programme frozen =
                Programme.EMPTY.frozen(new Programme.Freeze("Zoe", "an incident", LONG_BEFORE));

        assertThat(Interlocks.of(attempt, knowing(frozen)))
                .extracting(Obstacle::interlock)
                .containsExactly(
                        Interlock.FROZEN,
                        Interlock.APPROVAL,
                        Interlock.NOTICE,
                        Interlock.WINDOW,
                        Interlock.MARKETS,
                        Interlock.MARKETS,
                        Interlock.CLOCKS);
    }

    @Test
    void a_freeze_binds_every_kind_of_estate() {
        Programme frozen =
                Programme.EMPTY.frozen(new Programme.Freeze("Zoe", "an incident", LONG_BEFORE));
        for (String kind : List.of("lab", "simulated", "production")) {
            Attempt attempt = attempt(Page.good(), estate(kind, ""), survey(Map.of()), NOW);
            assertThat(against(Interlock.FROZEN, attempt, knowing(frozen)))
                    .singleElement()
                    .asString()
                    .contains("Zoe", "an incident", "`./drill thaw`");
            assertThat(against(Interlock.FROZEN, attempt, knowing(frozen.thawed()))).isEmpty();
        }
    }

    @Test
    void an_approval_counts_only_from_somebody_else_and_for_this_very_plan() {
        assertThat(against(Interlock.APPROVAL, production(), NOTHING))
                .singleElement()
                .asString()
                .contains("nobody approved", "`./drill approve DR-TEST-001");
        assertThat(
                        against(
                                Interlock.APPROVAL,
                                production(),
                                knowing(approved(production(), "ada"))))
                .singleElement()
                .asString()
                .contains("only ada approved", "somebody else than Ada");
        Attempt other = attempt(Page.good(), estate("production", ""), survey(Map.of()), NOW);
        assertThat(against(Interlock.APPROVAL, other, knowing(approved(production(), "Bob"))))
                .hasSize(1);
    }

    @Test
    void a_notice_must_be_early_enough_and_for_this_opening_of_the_window() {
        Attempt attempt =
                attempt(
                        Page.with("settle: 3s", NOTICE),
                        estate("production", ""),
                        survey(Map.of()),
                        NOW);

        assertThat(noticed(attempt, LONG_BEFORE, NOW.plusSeconds(600))).isEmpty();
        assertThat(noticed(attempt, NOW.minus(Duration.ofHours(47)), NOW))
                .singleElement()
                .asString()
                .contains("less than 48 h before");
        assertThat(noticed(attempt, LONG_BEFORE, NOW.minus(Duration.ofDays(1))))
                .singleElement()
                .asString()
                .contains("nobody was told", "`./drill notice DR-TEST-001 --for WHEN`");
        assertThat(against(Interlock.NOTICE, production(), NOTHING)).isEmpty();
    }

    @Test
    void without_a_window_a_notice_is_good_for_an_hour() {
        Attempt attempt =
                attempt(
                        Page.good()
                                .replace("settle: 3s", NOTICE)
                                .replace("window: 02:00-03:00 America/New_York\n", ""),
                        estate("production", ""),
                        survey(Map.of()),
                        NOW);

        assertThat(noticed(attempt, LONG_BEFORE, NOW.minusSeconds(3599))).isEmpty();
        assertThat(noticed(attempt, LONG_BEFORE, NOW.minusSeconds(3600))).hasSize(1);
        assertThat(noticed(attempt, LONG_BEFORE, NOW.plusSeconds(1))).hasSize(1);
    }

    private static List<String> noticed(Attempt attempt, Instant at, Instant forWhen) {
        Programme programme =
                Programme.EMPTY.with(
                        new Programme.Notice("DR-TEST-001", "test", "Ada", "all", forWhen, at));
        return against(Interlock.NOTICE, attempt, knowing(programme));
    }

    @Test
    void a_drill_begins_and_ends_inside_its_window() {
        assertThat(against(Interlock.WINDOW, at(NOW.plus(Duration.ofMinutes(30))), NOTHING))
                .isEmpty();
        assertThat(against(Interlock.WINDOW, at(NOW.plus(Duration.ofMinutes(31))), NOTHING))
                .singleElement()
                .asString()
                .contains("20 min", "closes in 19 min", "Sat 7 Nov 2026 02:40");
        assertThat(against(Interlock.WINDOW, at(NOW.minus(Duration.ofMinutes(11))), NOTHING))
                .singleElement()
                .asString()
                .contains("outside its window", "opens next at Sat 7 Nov 2026 02:00");
        assertThat(against(Interlock.WINDOW, at(Instant.parse("2026-03-08T07:10:00Z")), NOTHING))
                .singleElement()
                .asString()
                .contains("Mon 9 Mar 2026 02:00");
    }

    @Test
    void the_whole_window_lies_outside_the_hours_of_every_market() {
        String trading =
                MarketTest.MARKETS
                        .replace("Thursday, Friday]", "Saturday]")
                        .replace("\"09:30\"", "\"02:50\"");
        Attempt attempt =
                attempt(Page.good(), estate("production", trading), survey(Map.of()), NOW);

        assertThat(attempt.end()).isBefore(Instant.parse("2026-11-07T07:50:00Z"));
        assertThat(against(Interlock.MARKETS, attempt, NOTHING))
                .singleElement()
                .asString()
                .contains("NYSE trades from Sat 7 Nov 2026 02:50", "when the market is closed");
        assertThat(against(Interlock.MARKETS, production(), NOTHING)).isEmpty();
    }

    @Test
    void a_lab_is_bound_by_what_is_true_of_its_hosts_and_by_nothing_else() {
        assertThat(Interlock.binding(Estate.Kind.LAB))
                .containsExactly(
                        Interlock.FROZEN,
                        Interlock.BLAST_RADIUS,
                        Interlock.LEFTOVERS,
                        Interlock.CLOCKS);
        assertThat(Interlock.binding(Estate.Kind.SIMULATED)).containsExactly(Interlock.FROZEN);
        assertThat(Interlock.binding(Estate.Kind.PRODUCTION)).containsExactly(Interlock.values());
    }
}

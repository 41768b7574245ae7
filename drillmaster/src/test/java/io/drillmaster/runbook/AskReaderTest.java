package io.drillmaster.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class AskReaderTest {

    private static final String ROLE = "role: drill-master\n";

    private static final List<Fault> FAULTS =
            List.of(
                    new Fault(
                            ROLE,
                            ROLE + "people: 0\n",
                            "0\nwithin",
                            "`0` is no number of people who answer",
                            "a whole number from 1"),
                    new Fault(
                            ROLE,
                            ROLE + "people: all\n",
                            "all\nwithin",
                            "`all` is no number of people who answer",
                            "leave `people:` out"),
                    new Fault(
                            ROLE,
                            ROLE + "people: 2\n",
                            "2\nwithin",
                            "2 people shall answer as `drill-master`, and `roles:` asks for 1",
                            "roles: {drill-master: 2}"),
                    new Fault(
                            ROLE,
                            ROLE + "deputies: never\n",
                            "never",
                            "deputies cannot be `never`",
                            "deputies: only"),
                    new Fault(
                            ROLE,
                            ROLE + "shows: patroni.cluster\n",
                            "patroni.cluster",
                            "`shows:` must list mappings",
                            "shows: [{look: patroni.cluster, on: trading-db}]"),
                    new Fault(
                            ROLE,
                            ROLE + "shows: [patroni.cluster]\n",
                            "[patroni.cluster]",
                            "`shows:` must list mappings",
                            "{look: patroni.cluster, on: trading-db}"),
                    new Fault(
                            ROLE,
                            ROLE + "shows: []\n",
                            "[]",
                            "`shows:` must list mappings",
                            "{look: patroni.cluster, on: trading-db}"),
                    new Fault(
                            ROLE,
                            ROLE + "shows: [{look: patroni.cloister, on: trading-db}]\n",
                            "patroni.cloister",
                            "unknown verb `patroni.cloister`",
                            "did you mean `patroni.cluster`?"),
                    new Fault(
                            ROLE,
                            ROLE + "shows: [{look: patroni.cluster}]\n",
                            "{look",
                            "`on:` is missing",
                            "on: trading-db"),
                    new Fault(
                            ROLE,
                            ROLE + "shows: [{look: power.cut, on: nyc-db1}]\n",
                            "power.cut",
                            "`power.cut` does not only look, and what is shown with a question"
                                    + " must not",
                            "or show one of patroni.cluster"),
                    new Fault(
                            ROLE,
                            ROLE + "shows: [{look: power.state, on: all of site nyc}]\n",
                            "all of site nyc",
                            "`all of site nyc` are many, and a look that is shown is on one",
                            "name one host"),
                    new Fault(
                            ROLE,
                            ROLE + "shows: [{look: http.alerts, on: nyc-db1}]\n",
                            "{look: http.alerts",
                            "`http.alerts` needs `port`",
                            "with: {port: ...}"),
                    new Fault(
                            ROLE,
                            ROLE + "shows: [{look: power.state, on: nyc-db1, until: power = on}]\n",
                            "until",
                            "unknown key `until`",
                            "known: look, on, with"),
                    new Fault(
                            ROLE,
                            ROLE + "about: rto.database, rto.databose\n",
                            "rto.databose",
                            "unknown measure `rto.databose`",
                            "did you mean `rto.database`?"));

    @TestFactory
    Stream<DynamicTest> what_is_wrong_with_a_question_is_told_with_its_place_and_its_remedy() {
        return FAULTS.stream().map(Fault::test);
    }

    private static Step.Ask ask(String more) {
        String page = Page.with(ROLE, ROLE + more);
        return (Step.Ask)
                Page.read(page.replace("{drill-master: 1}", "{drill-master: 3}"))
                        .phases()
                        .getFirst()
                        .steps()
                        .getFirst();
    }

    @Test
    void one_answer_of_anybody_is_enough_unless_told() {
        assertThat(ask("").quorum()).isEqualTo(Quorum.ANYBODY);
        assertThat(ask("").shows()).isEmpty();
        assertThat(ask("").about()).isEmpty();
        assertThat(ask("").longest()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void a_question_says_how_many_answer_and_whether_only_deputies_may() {
        assertThat(ask("people: 3\n").quorum()).isEqualTo(new Quorum(3, false));
        assertThat(ask("people: 2\ndeputies: only\n").quorum()).isEqualTo(new Quorum(2, true));
    }

    @Test
    void what_is_shown_takes_its_time_before_the_question() {
        Step.Ask ask =
                ask(
                        "shows: [{look: patroni.cluster, on: trading-db}, {look: http.alerts, on:"
                                + " leader of trading-db, with: {port: \"9093\"}}]\n");

        assertThat(ask.shows())
                .containsExactly(
                        new Look("patroni.cluster", "trading-db", new TreeMap<>()),
                        new Look(
                                "http.alerts",
                                "leader of trading-db",
                                new TreeMap<>(Map.of("port", "9093"))));
        assertThat(ask.longest()).isEqualTo(Duration.ofMinutes(10).plusSeconds(5));
    }

    @Test
    void a_question_names_the_measures_that_it_is_about() {
        assertThat(ask("about: rto.database, two-writable-primaries,rto.database\n").about())
                .containsExactly(Measure.RTO_DATABASE, Measure.TWO_WRITABLE_PRIMARIES);
    }
}

package io.drillmaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.Crew;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Answer;
import io.drillmaster.runbook.Look;
import io.drillmaster.runbook.Otherwise;
import io.drillmaster.runbook.Quorum;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Questions that several have to answer, that deputies answer, and that show something first. */
class AskingTest {

    private static final Look CLUSTER = new Look("patroni.cluster", "trading-db", new TreeMap<>());
    private static final Look POWER = new Look("power.state", "nyc-edge", new TreeMap<>());

    private final Bench bench = new Bench();

    private static Plan asking(Otherwise otherwise, Quorum quorum, Look... shows) {
        return Plans.by(
                new Crew(
                        new TreeMap<>(Map.of("engineering", List.of("Ana", "Ben", "Cy"))),
                        new TreeMap<>(Map.of("engineering", List.of("Dee", "Eli"))),
                        false),
                new Step.Ask(
                        "1.1",
                        "Check in",
                        Optional.empty(),
                        "engineering",
                        "Are you here?",
                        Duration.ofSeconds(20),
                        otherwise,
                        false,
                        Optional.empty(),
                        quorum,
                        List.of(shows),
                        List.of()),
                Plans.hold("1.2"));
    }

    private void says(String who, String what) {
        bench.speakWhen = state -> Question.open(state).isPresent();
        bench.toSay.add(new Said.Reply("1.1", who, what, false));
    }

    private <E extends Event> List<E> events(Class<E> kind) {
        return bench.journal().entries().stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private String end() {
        return events(Event.StepEnded.class).getFirst().why();
    }

    /** A false alarm: whoever does not believe it lets the drill go on. */
    @Test
    void a_gate_that_a_no_passes_is_closed_by_a_yes() {
        for (String answer : List.of("no", "yes", "No ", "we look first")) {
            Bench one = new Bench();
            one.toSay.add(new Said.Reply("1.1", "Ana", answer, false));
            one.speakWhen = state -> Question.open(state).isPresent();

            Event.Closed closed =
                    one.open(asking(Otherwise.ABORT, new Quorum(1, false, Answer.NO)));

            assertThat(closed.ending())
                    .as(answer)
                    .isEqualTo(answer.equals("yes") ? Ending.FAILED : Ending.COMPLETED);
        }
    }

    @Test
    void a_question_to_three_is_answered_when_three_different_people_answered() {
        says("Ana", "yes");
        says("Ana", "yes, still");
        says("Ben", "yes");
        says("Cy", "here");
        says("Dee", "too late");

        assertThat(bench.open(asking(Otherwise.ABORT, new Quorum(3, false))).ending())
                .isEqualTo(Ending.COMPLETED);

        assertThat(events(Event.Replied.class))
                .extracting(Event.Replied::by)
                .containsExactly("Ana", "Ben", "Cy");
        assertThat(events(Event.Dismissed.class))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.why())
                                .isEqualTo(
                                        "Ana answered already, and this takes 3 different people"));
        assertThat(end()).contains("3 of 3 answered", "Ana: yes; Ben: yes; Cy: here");
    }

    @Test
    void silence_tells_who_answered_and_how_many_were_wanted() {
        says("Ben", "yes");
        says("Ana", "yes");

        assertThat(bench.open(asking(Otherwise.ABORT, new Quorum(3, false))).ending())
                .isEqualTo(Ending.FAILED);

        assertThat(end()).isEqualTo("2 of 3 answered as engineering within 20 s: Ana, Ben");
    }

    @Test
    void silence_after_some_answers_lets_an_opinion_go_on() {
        says("Ben", "all was well");

        assertThat(bench.open(asking(Otherwise.CONTINUE, new Quorum(2, false))).ending())
                .isEqualTo(Ending.COMPLETED);

        assertThat(end())
                .isEqualTo("1 of 2 answered as engineering within 20 s: Ben; the drill goes on");
    }

    @Test
    void one_no_at_a_gate_ends_it_at_once_whoever_else_is_wanted() {
        says("Ana", "yes");
        says("Ana", "no");
        says("Ben", "yes");

        assertThat(bench.open(asking(Otherwise.ABORT, new Quorum(3, false))).ending())
                .isEqualTo(Ending.FAILED);

        assertThat(end()).contains("1 of 3 answered", "Ana: yes; Ana: no").doesNotContain("Ben");
    }

    @Test
    void how_far_a_question_has_come_is_told_while_it_is_open() {
        assertThat(standing(3, "Ben", "Ana")).contains("2 of 3 answered: Ana, Ben");
        assertThat(standing(3)).contains("0 of 3 answered");
        assertThat(standing(1)).isEmpty();
    }

    private static Optional<String> standing(int people, String... names) {
        Bench open = new Bench();
        open.speakWhen = state -> Question.open(state).isPresent();
        for (String name : names) {
            open.toSay.add(new Said.Reply("1.1", name, "yes", false));
        }
        open.open(asking(Otherwise.ABORT, new Quorum(people, false)));
        List<Entry> entries = open.journal().entries();
        int end =
                entries.indexOf(
                        entries.stream()
                                .filter(each -> each.event() instanceof Event.StepEnded)
                                .findFirst()
                                .orElseThrow());
        return Question.open(DrillState.of(entries.subList(0, end))).orElseThrow().standing();
    }

    @Test
    void a_deputy_may_answer_and_the_journal_says_that_one_did() {
        says("Dee", "yes");

        assertThat(bench.open(asking(Otherwise.ABORT, Quorum.ANYBODY)).ending())
                .isEqualTo(Ending.COMPLETED);

        assertThat(events(Event.Replied.class))
                .singleElement()
                .satisfies(it -> assertThat(it.deputy()).isTrue());
        assertThat(end()).contains("Dee, a deputy, answered");
    }

    @Test
    void who_holds_the_role_may_not_answer_where_only_deputies_may() {
        says("Ana", "I know how");
        says("Zoe", "me too");
        says("Eli", "yes");

        assertThat(bench.open(asking(Otherwise.ABORT, new Quorum(1, true))).ending())
                .isEqualTo(Ending.COMPLETED);

        assertThat(events(Event.Dismissed.class))
                .extracting(Event.Dismissed::why)
                .containsExactly(
                        "Ana holds the role engineering, and here only its deputies may answer:"
                                + " Dee or Eli",
                        "only Dee or Eli may answer as engineering");
        assertThat(events(Event.Replied.class))
                .singleElement()
                .satisfies(it -> assertThat(it.by()).isEqualTo("Eli"));
    }

    @Test
    void what_is_shown_is_in_the_journal_before_the_question_is() {
        says("Ana", "yes");

        bench.open(asking(Otherwise.ABORT, Quorum.ANYBODY, CLUSTER, POWER, CLUSTER));

        assertThat(bench.events()).containsSubsequence("StepBegan", "Shown", "Shown", "Asked");
        assertThat(events(Event.Shown.class))
                .extracting(it -> it.call().verb())
                .containsExactly("patroni.cluster", "power.state");
        assertThat(events(Event.Shown.class))
                .extracting(Event.Shown::outcome)
                .allMatch(Outcome.Done.class::isInstance);
    }

    @Test
    void a_look_without_an_answer_is_shown_as_such_and_stops_no_question() {
        bench.insteadOf = "patroni.cluster";
        bench.instead = Optional.of(new Outcome.Unknown("it is silent"));
        says("Ana", "yes");

        assertThat(bench.open(asking(Otherwise.ABORT, Quorum.ANYBODY, CLUSTER)).ending())
                .isEqualTo(Ending.COMPLETED);

        assertThat(events(Event.Shown.class))
                .extracting(Event.Shown::outcome)
                .containsExactly(new Outcome.Unknown("it is silent"));
        assertThat(bench.times("patroni.cluster")).isEqualTo(1);
    }

    @Test
    void a_coordinator_killed_at_any_line_asks_on_and_shows_nothing_twice() {
        Plan plan = asking(Otherwise.ABORT, new Quorum(2, false), CLUSTER, POWER);
        says("Ana", "yes");
        says("Ben", "yes");
        bench.open(plan);
        int lines = bench.events().size();
        assertThat(bench.events()).contains("Shown", "Asked", "Replied");
        for (int line = 2; line <= lines; line++) {
            for (boolean durable : List.of(true, false)) {
                Bench mortal = new Bench();
                mortal.store.dieAfter = durable ? line : Integer.MAX_VALUE;
                mortal.store.dieBefore = durable ? Integer.MAX_VALUE : line;
                answerAlways(mortal);
                assertThatThrownBy(() -> mortal.open(plan)).isInstanceOf(MemoryStore.Died.class);
                mortal.store.dieAfter = Integer.MAX_VALUE;
                mortal.store.dieBefore = Integer.MAX_VALUE;
                answerAlways(mortal);
                assertThat(mortal.resume().ending())
                        .as("after line %d", line)
                        .isEqualTo(Ending.COMPLETED);
                assertThat(mortal.events().stream().filter("Shown"::equals))
                        .as("shown after line %d", line)
                        .hasSize(2);
                assertThat(mortal.events().stream().filter("Asked"::equals))
                        .as("asked after line %d", line)
                        .hasSize(1);
            }
        }
    }

    private static void answerAlways(Bench mortal) {
        mortal.speakWhen = state -> Question.open(state).isPresent();
        mortal.toSay.clear();
        mortal.toSay.add(new Said.Reply("1.1", "Ana", "yes", false));
        mortal.toSay.add(new Said.Reply("1.1", "Ben", "yes", false));
    }
}

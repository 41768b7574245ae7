package io.drillmaster.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.connector.Call;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.JournalJson;
import io.drillmaster.plan.Envelope;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Digest;
import io.drillmaster.runbook.Failback;
import io.drillmaster.runbook.Otherwise;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sealed steps are opened when they are due, if they are what was sealed. */
final class UnsealingTest {

    private static final String CONTENT =
            JournalJson.envelopeText(
                    new Envelope(
                            "surprise",
                            "0f".repeat(32),
                            List.of(
                                    Plans.cut("1.2/1", "nyc-db2"),
                                    Plans.cut("1.2/2", "nyc-edge"),
                                    Plans.ask("1.2/3", Otherwise.CONTINUE)),
                            new TreeMap<>()));

    private final Bench bench = new Bench();

    private static Plan plan() {
        return Plans.plan(
                Plans.hold("1.1"),
                new Step.Sealed(
                        "1.2",
                        "Something happens",
                        Optional.empty(),
                        "surprise",
                        Duration.ofMinutes(5),
                        Digest.sha256(CONTENT),
                        List.of()),
                Plans.hold("1.3"));
    }

    private Event.Closed open(String content) {
        bench.envelopes.put("1.2", content);
        return bench.open(plan());
    }

    private static List<String> changes(Bench bench) {
        return bench.performed.stream()
                .filter(call -> List.of("power.cut", "power.on").contains(call.verb()))
                .map(UnsealingTest::brief)
                .toList();
    }

    private static String brief(Call call) {
        return call.verb().substring(call.verb().indexOf('.') + 1) + " " + call.on();
    }

    private String why() {
        return bench.journal().entries().stream()
                .map(entry -> entry.event())
                .filter(Event.StepEnded.class::isInstance)
                .map(Event.StepEnded.class::cast)
                .filter(ended -> ended.step().equals("1.2"))
                .map(Event.StepEnded::why)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void its_steps_are_carried_out_in_order_and_taken_back_in_reverse() {
        Event.Closed closed = open(CONTENT);

        assertThat(closed.ending()).isEqualTo(Ending.COMPLETED);
        assertThat(closed.left()).isEmpty();
        assertThat(changes(bench))
                .containsExactly("cut nyc-db2", "cut nyc-edge", "on nyc-edge", "on nyc-db2");
        assertThat(bench.events()).containsSubsequence("StepEnded", "Unsealed", "Asked");
        assertThat(why()).isEqualTo("all of its 3 steps ended");
    }

    @Test
    void until_then_the_journal_tells_nothing_of_it() {
        open(CONTENT);
        List<String> lines = bench.store.lines();

        int opened = bench.events().indexOf("Unsealed");
        assertThat(lines.subList(0, opened)).noneMatch(line -> line.contains("1.2/"));
        assertThat(lines.getFirst()).contains(Digest.sha256(CONTENT));
        assertThat(bench.journal().entries().get(opened).event())
                .isEqualTo(new Event.Unsealed("1.2", CONTENT));
    }

    @Test
    void one_that_was_altered_is_not_carried_out_and_the_drill_turns_back() {
        Event.Closed closed = open(CONTENT.replace("nyc-db2", "chi-db1"));

        assertThat(closed.ending()).isEqualTo(Ending.FAILED);
        assertThat(changes(bench)).isEmpty();
        assertThat(why()).contains("`surprise` is not opened", "it was altered");
    }

    @Test
    void one_that_is_gone_fails_with_a_sentence() {
        Event.Closed closed = bench.open(plan());

        assertThat(closed.ending()).isEqualTo(Ending.FAILED);
        assertThat(why()).contains("its file is not in the drill's folder any more");
    }

    @Test
    void a_coordinator_killed_at_any_line_is_resumed_and_repeats_no_act() {
        Bench whole = new Bench();
        whole.envelopes.put("1.2", CONTENT);
        whole.open(plan());
        int lines = whole.events().size();
        for (int line = 2; line <= lines; line++) {
            for (boolean durable : List.of(true, false)) {
                Bench mortal = new Bench();
                mortal.envelopes.put("1.2", CONTENT);
                mortal.store.dieAfter = durable ? line : Integer.MAX_VALUE;
                mortal.store.dieBefore = durable ? Integer.MAX_VALUE : line;
                assertThatThrownBy(() -> mortal.open(plan())).isInstanceOf(MemoryStore.Died.class);
                mortal.store.dieAfter = Integer.MAX_VALUE;
                mortal.store.dieBefore = Integer.MAX_VALUE;

                Event.Closed closed = mortal.resume();

                assertThat(closed.left()).as("left after line %d", line).isEmpty();
                assertThat(mortal.times("power.cut")).as("line %d", line).isLessThanOrEqualTo(2);
                assertThat(mortal.events().stream().filter("Unsealed"::equals).count())
                        .as("line %d", line)
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void once_the_other_site_works_it_is_taken_back_before_the_steps_lead_home() {
        bench.envelopes.put("1.2", CONTENT);
        Plan one = plan();
        Plan home =
                Plans.phases(
                        new Failback(1, 2, 2),
                        List.of(
                                one.phases().getFirst().steps(),
                                List.of(Plans.cut("2.1", "chi-db1"), Plans.hold("2.2"))));
        bench.speakWhen = state -> state.step("1.2/3").isPresent();
        bench.toSay.add(new Said.Abort("Ada", "enough"));

        Event.Closed closed = bench.open(home);

        assertThat(closed.ending()).isEqualTo(Ending.ABORTED);
        assertThat(closed.left()).isEmpty();
        assertThat(changes(bench))
                .containsExactly(
                        "cut nyc-db2",
                        "cut nyc-edge",
                        "on nyc-edge",
                        "on nyc-db2",
                        "cut chi-db1",
                        "on chi-db1");
    }

    @Test
    void an_abort_within_it_takes_back_what_it_did() {
        bench.envelopes.put("1.2", CONTENT);
        bench.speakWhen = state -> state.step("1.2/3").isPresent();
        bench.toSay.add(new Said.Abort("Ada", "enough"));

        Event.Closed closed = bench.open(plan());

        assertThat(closed.ending()).isEqualTo(Ending.ABORTED);
        assertThat(closed.left()).isEmpty();
        assertThat(changes(bench))
                .containsExactly("cut nyc-db2", "cut nyc-edge", "on nyc-edge", "on nyc-db2");
    }
}

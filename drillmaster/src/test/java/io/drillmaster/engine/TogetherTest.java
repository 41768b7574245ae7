package io.drillmaster.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.Crew;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Otherwise;
import io.drillmaster.runbook.Pace;
import io.drillmaster.runbook.Quorum;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Many questions that are open at the same time. */
class TogetherTest {

    private final Bench bench = new Bench();

    private static Step ask(int number, String role) {
        return new Step.Ask(
                "1." + number,
                "Question " + number,
                Optional.empty(),
                role,
                "What went well?",
                Duration.ofSeconds(20),
                Otherwise.CONTINUE,
                false,
                Optional.empty(),
                Quorum.ANYBODY,
                List.of(),
                List.of());
    }

    private static Plan plan(Step... questions) {
        return Plans.by(
                new Crew(
                        new TreeMap<>(
                                Map.of("engineering", List.of("Ana"), "observer", List.of("Cy"))),
                        new TreeMap<>(),
                        false),
                new Step.FanOut(
                        "1.1-1.9",
                        "Questions at once",
                        Optional.empty(),
                        "people",
                        new Pace(questions.length, 0, 0),
                        List.of(questions)),
                Plans.hold("1.99"));
    }

    private List<String> of(Class<? extends Event> kind) {
        return bench.journal().entries().stream()
                .map(entry -> entry.event())
                .filter(kind::isInstance)
                .map(Event::toString)
                .toList();
    }

    @Test
    void each_is_answered_in_any_order_and_silence_loses_one_answer() {
        bench.speakWhen = state -> Question.all(state).size() == 3;
        bench.toSay.add(new Said.Reply("1.3", "Ana", "the alert", false));
        bench.toSay.add(new Said.Reply("1.2", "Cy", "the handover", false));
        bench.toSay.add(new Said.Reply("1.1", "Cy", "not mine to answer", false));

        assertThat(
                        bench.open(
                                        plan(
                                                ask(1, "engineering"),
                                                ask(2, "observer"),
                                                ask(3, "engineering")))
                                .ending())
                .isEqualTo(Ending.COMPLETED);

        assertThat(of(Event.Asked.class)).hasSize(3);
        assertThat(of(Event.Replied.class))
                .hasSize(2)
                .anyMatch(it -> it.contains("the alert"))
                .anyMatch(it -> it.contains("the handover"));
        assertThat(of(Event.Dismissed.class)).hasSize(1);
        assertThat(of(Event.StepEnded.class))
                .anyMatch(it -> it.contains("1.1-1.9") && it.contains("done on 3 of 3 questions"))
                .anyMatch(
                        it -> it.contains("1.1,") && it.contains("nobody answered as engineering"));
    }

    @Test
    void they_are_open_in_the_order_of_the_plan() {
        bench.open(plan(ask(2, "engineering"), ask(10, "observer")));

        List<Entry> entries = bench.journal().entries();
        int put =
                entries.stream()
                        .filter(entry -> entry.event() instanceof Event.Asked)
                        .mapToInt(entry -> (int) entry.number())
                        .max()
                        .orElseThrow();
        assertThat(Question.all(DrillState.of(entries.subList(0, put))))
                .extracting(Question::step)
                .containsExactly("1.2", "1.10");
    }
}

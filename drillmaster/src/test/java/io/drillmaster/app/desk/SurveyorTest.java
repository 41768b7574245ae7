package io.drillmaster.app.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.engine.SystemTime;
import io.drillmaster.plan.Survey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SurveyorTest {

    @Test
    void questions_are_put_at_the_same_time() {
        CountDownLatch bothAsked = new CountDownLatch(2);
        Survey survey =
                survey(
                        call -> {
                            bothAsked.countDown();
                            return met(bothAsked) ? done(call) : new Outcome.Unknown("alone");
                        },
                        "nyc-db1",
                        "nyc-db2");

        assertThat(survey.failures()).isEmpty();
        assertThat(survey.of("test.look", "nyc-db2").orElseThrow().get("host")).contains("nyc-db2");
    }

    @Test
    void a_question_without_an_answer_is_put_once_more() {
        AtomicInteger asked = new AtomicInteger();
        Survey survey =
                survey(
                        call ->
                                asked.incrementAndGet() == 1
                                        ? new Outcome.Unknown("silence")
                                        : done(call),
                        "nyc-db1");

        assertThat(survey.failures()).isEmpty();
        assertThat(asked).hasValue(2);
    }

    @Test
    void what_stays_unanswered_is_told_by_its_question() {
        AtomicInteger asked = new AtomicInteger();
        Survey survey =
                survey(
                        _ -> {
                            asked.incrementAndGet();
                            return new Outcome.Refused("wrong key");
                        },
                        "nyc-db1");

        assertThat(survey.answers()).isEmpty();
        assertThat(survey.failures()).containsEntry("test.look nyc-db1", "wrong key");
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_connector_that_breaks_is_a_failure_of_its_question_alone() {
        Survey survey =
                survey(
                        call -> {
                            if (call.on().equals("nyc-db1")) {
                                throw new IllegalStateException("bug");
                            }
                            return done(call);
                        },
                        "nyc-db1",
                        "nyc-db2");

        assertThat(survey.answers()).containsOnlyKeys("test.look nyc-db2");
        assertThat(survey.failures().get("test.look nyc-db1")).contains("test.look on nyc-db1");
    }

    @Test
    void a_survey_never_performs_what_changes_something() {
        try (Connectors connectors = new Connectors(List.of(new Answering(call -> done(call))))) {
            Surveyor surveyor = new Surveyor(connectors, new SystemTime());
            Call change = Call.of("test.change", "nyc-db1", Duration.ofSeconds(1));

            assertThatThrownBy(() -> surveyor.ask(List.of(change)))
                    .hasMessageContaining("must not test.change");
        }
    }

    private static Survey survey(Function<Call, Outcome> answer, String... hosts) {
        try (Connectors connectors = new Connectors(List.of(new Answering(answer)))) {
            return new Surveyor(connectors, new SystemTime())
                    .ask(
                            List.of(hosts).stream()
                                    .map(host -> Call.of("test.look", host, Duration.ofSeconds(30)))
                                    .toList());
        }
    }

    private static boolean met(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Outcome done(Call call) {
        return new Outcome.Done(Facts.of(Map.of("host", call.on())));
    }

    /** A technology that answers as it is told. */
    private record Answering(Function<Call, Outcome> answer) implements Connector {

        @Override
        public List<Verb> verbs() {
            return List.of(
                    Verb.reads("test.look", TargetKind.HOST, List.of("host"), "looks"),
                    Verb.changes("test.change", TargetKind.HOST, "changes"));
        }

        @Override
        public Outcome perform(Call call) {
            return answer.apply(call);
        }
    }
}

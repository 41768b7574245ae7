package io.drillmaster.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.app.Cli;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.Outcome;
import io.drillmaster.engine.DrillState;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Look;
import io.drillmaster.runbook.Otherwise;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Quorum;
import io.drillmaster.runbook.Step;
import io.drillmaster.verdict.Plans;
import io.drillmaster.verdict.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of a question while it waits for the last of several answers. */
class OpenQuestionTest {

    private static final String ID = "DRILL-20260307-001";
    private static final Plan PLAN =
            Plans.changed(
                    Plans.with(Fidelity.POWER, "writes.lost = 0"),
                    new TreeMap<>(),
                    new Phase(
                            "Check in",
                            Duration.ofMinutes(20),
                            List.of(
                                    new Step.Ask(
                                            "5.1",
                                            "Ask",
                                            Optional.empty(),
                                            "operations",
                                            "Is New York lost?",
                                            Duration.ofMinutes(1),
                                            Otherwise.ABORT,
                                            false,
                                            Optional.empty(),
                                            new Quorum(3, true),
                                            List.of(
                                                    new Look(
                                                            "patroni.cluster",
                                                            "trading-db",
                                                            new TreeMap<>())),
                                            List.of()))));

    private static Script asked() {
        Call look = Call.of("patroni.cluster", "trading-db", Duration.ofSeconds(5));
        return new Script(PLAN)
                .sat()
                .phase(5, "Check in")
                .began("5.1")
                .add(
                        new Event.Shown(
                                "5.1", look, new Outcome.Done(Facts.of(Map.of("leader", "no")))))
                .add(
                        new Event.Asked(
                                "5.1",
                                Purpose.ACT,
                                "operations",
                                "Is New York lost?",
                                Instant.parse("2026-03-07T07:10:20Z")))
                .add(said("Cy"))
                .add(said("Dee"));
    }

    private static Event said(String by) {
        return new Event.Replied("5.1", Purpose.ACT, "operations", by, "yes", false, true);
    }

    @Test
    void the_picture_has_what_is_decided_on_and_how_far_the_question_has_come() {
        Course course = new Course().follow(asked().entries());
        Scene scene =
                new Scene(
                        ID,
                        PLAN,
                        course,
                        course.opened().orElseThrow(),
                        new Outage.Shown.Before(),
                        new Pulse(),
                        "",
                        Optional.empty());

        String picture =
                new Frame(Glyphs.RICH, ZoneOffset.UTC)
                        .draw(scene, 120, 40).stream()
                                .map(AttributedString::toString)
                                .collect(Collectors.joining("\n"));

        assertThat(picture)
                .containsSubsequence(
                        "shows patroni.cluster on trading-db: leader=no",
                        "operations, Is New York lost?",
                        "2 of 3 answered: Cy, Dee",
                        "Enter answers");
    }

    @Test
    void show_tells_the_same(@TempDir Path home) throws IOException {
        Path drill = Files.createDirectories(home.resolve("drills").resolve(ID));
        Files.writeString(drill.resolve("journal.jsonl"), asked().text());

        assertThat(new Cli(home).run("show", ID).out())
                .containsSubsequence(
                        "shows patroni.cluster on trading-db: leader=no",
                        "It asks operations: Is New York lost?",
                        "2 of 3 answered: Cy, Dee",
                        "./drill answer " + ID + " 5.1 TEXT");
    }

    @Test
    void a_plan_says_how_many_answer_and_what_they_are_shown() {
        assertThat(PlanLines.of(PLAN))
                .anyMatch(line -> line.contains("3 different people answer, deputies only"))
                .anyMatch(line -> line.contains("shows patroni.cluster on trading-db"));
    }

    @Test
    void the_log_says_that_a_deputy_answered() {
        assertThat(DrillState.of(asked().entries()).closed()).isEmpty();
        assertThat(new Telling(PLAN).of(said("Cy")).text())
                .isEqualTo("5.1 Cy (deputy) answered: yes");
    }
}

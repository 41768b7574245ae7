package io.drillmaster.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Look;
import io.drillmaster.runbook.Measure;
import io.drillmaster.runbook.Otherwise;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Quorum;
import io.drillmaster.runbook.Step;
import io.drillmaster.verdict.ModelCaptures;
import io.drillmaster.verdict.Plans;
import io.drillmaster.verdict.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people said of a drill, and what the machine says beside it. */
class EvaluationTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @TempDir Path folder;

    private static Plan plan() {
        Plan usual = Plans.with(Fidelity.POWER, "rto.database < 2m", "checks.failed = 0");
        return Plans.changed(
                usual,
                new TreeMap<>(),
                new Phase(
                        "Evaluation",
                        Duration.ofMinutes(20),
                        List.of(
                                ask("5.1", Otherwise.ABORT, 2),
                                ask("5.2", Otherwise.CONTINUE, 3))));
    }

    private static Step ask(String id, Otherwise otherwise, int people) {
        return new Step.Ask(
                id,
                "Ask",
                Optional.empty(),
                "engineering",
                "Did the database do as designed, step " + id + "?",
                Duration.ofMinutes(1),
                otherwise,
                false,
                Optional.empty(),
                new Quorum(people, false),
                List.of(new Look("patroni.cluster", "trading-db", new TreeMap<>())),
                List.of(Measure.CHECKS_FAILED, Measure.RTO_APP));
    }

    private static Script script() {
        Script script = new Script(plan()).at(2).sat();
        for (String step : List.of("5.1", "5.2")) {
            script.began(step)
                    .add(
                            new Event.Shown(
                                    step,
                                    Call.of("patroni.cluster", "trading-db", LIMIT),
                                    new Outcome.Done(Facts.of(Map.of("leader", "chi-db1")))))
                    .at(1_000)
                    .add(
                            new Event.Asked(
                                    step,
                                    Purpose.ACT,
                                    "engineering",
                                    "Did the database do as designed, step " + step + "?",
                                    Instant.parse("2026-03-07T07:10:20Z")))
                    .at(2_000)
                    .add(said(step, "Ana", "it did", false, false))
                    .at(4_000)
                    .add(said(step, "Dee", "it did not", false, true))
                    .at(61_000)
                    .done(step);
        }
        return script.closed(Ending.COMPLETED, "every step ended");
    }

    private static Event said(
            String step, String by, String answer, boolean standIn, boolean deputy) {
        return new Event.Replied(step, Purpose.ACT, "engineering", by, answer, standIn, deputy);
    }

    private ReportJson write() throws IOException {
        DrillFolder drill = new DrillFolder(folder);
        Files.writeString(drill.journal(), script().text());
        return new Report().write(drill, new ModelCaptures());
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("report.html"));
    }

    @Test
    void the_json_has_every_answer_what_was_shown_and_the_verdicts() throws IOException {
        List<Asking> askings = write().askings();

        assertThat(askings)
                .extracting(Asking::kind)
                .containsExactly(Asking.Kind.GATE, Asking.Kind.OPINION);
        Asking opinion = askings.getLast();
        assertThat(opinion.people()).isEqualTo(3);
        assertThat(opinion.answers())
                .extracting(Asking.Answer::by, Asking.Answer::who)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Ana", Asking.Who.HOLDER),
                        org.assertj.core.groups.Tuple.tuple("Dee", Asking.Who.DEPUTY));
        assertThat(opinion.shown())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.look()).isEqualTo("patroni.cluster");
                    assertThat(it.told()).isEqualTo("leader chi-db1");
                    assertThat(it.entry()).isPositive();
                });
        assertThat(opinion.verdicts())
                .singleElement()
                .satisfies(it -> assertThat(it.objective()).isEqualTo("checks.failed"));
        assertThat(opinion.unpromised()).containsExactly("rto.app");
    }

    @Test
    void how_long_was_waited_ends_with_the_answer_that_was_the_last_one_wanted()
            throws IOException {
        List<Asking> askings = write().askings();

        assertThat(askings.getFirst().waited()).isEqualTo(3_000_000_000L);
        assertThat(askings.getLast().waited()).isEqualTo(60_000_000_000L);
    }

    @Test
    void the_page_sets_answers_beside_what_the_machine_says() throws IOException {
        write();

        String section = page().substring(page().indexOf("id=\"evaluation\""));
        section = section.substring(0, section.indexOf("</section>"));
        assertThat(section)
                .contains("step 5.2?", "it did not", "Dee, a deputy", "2 of 3 answered")
                .contains("patroni.cluster on trading-db: leader chi-db1", "checks.failed = 0")
                .contains("rto.app: the runbook promises nothing of it", "href=\"#e")
                .doesNotContain("step 5.1?");
    }

    @Test
    void what_a_gate_was_decided_on_stands_with_those_who_decided() throws IOException {
        write();

        String section = page().substring(page().indexOf("id=\"people\""));
        section = section.substring(0, section.indexOf("</section>"));
        assertThat(section)
                .contains("shown for 5.1", "patroni.cluster on trading-db: leader chi-db1")
                .contains("answered 5.1 (2 wanted)", "Dee, a deputy, after 3.000 s: it did not");
    }
}

package io.drillmaster.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.journal.StepResult;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Page;
import io.drillmaster.runbook.Phase;
import io.drillmaster.verdict.Captures;
import io.drillmaster.verdict.Judge;
import io.drillmaster.verdict.ModelCaptures;
import io.drillmaster.verdict.Plans;
import io.drillmaster.verdict.Scorecard;
import io.drillmaster.verdict.Script;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionItemsTest {

    private static final Instant SOON = Instant.parse("2026-03-07T07:10:00Z");

    /** An opinion is asked for, and a check is made, and nothing is broken. */
    private static final Phase LOOKS =
            Page.read(
                            Page.good()
                                    .replace("otherwise: abort", "otherwise: continue")
                                    .replace(
                                            "lag < 1MB\nwithin: 30s",
                                            "lag < 1MB\nwithin: 30s\notherwise: continue"))
                    .phases()
                    .getFirst();

    private static ActionItems of(ModelDrill model) {
        return of(model.script(), model.captures());
    }

    private static ActionItems of(Script script) {
        return of(script, new ModelCaptures());
    }

    private static ActionItems of(Script script, Captures captures) {
        Drill drill = Drill.from(script.entries());
        Scorecard card = Judge.judge(drill.plan(), drill.entries(), captures);
        return ActionItems.of(drill, card, Asking.of(drill, card));
    }

    private static ModelDrill powerCut(String... objectives) {
        return new ModelDrill(1, Fidelity.POWER, Estate.Kind.LAB, objectives);
    }

    private static Script looking(String... objectives) {
        Plan plan = Plans.harmless("DR-DAILY-001", "daily", List.of(objectives), LOOKS);
        return new Script(plan).sat().at(1_000);
    }

    private static Script asked(Script script) {
        return script.began("1.1")
                .add(new Event.Asked("1.1", Purpose.ACT, "engineering", "What else?", SOON));
    }

    @Test
    void a_drill_in_which_all_is_met_asks_for_nothing() {
        ActionItems actions = of(new ModelDrill(1, Fidelity.POWER, Estate.Kind.LAB));

        assertThat(actions.items()).isEmpty();
        assertThat(ActionItemsText.told(actions)).startsWith("Nothing that this drill shows");
    }

    @Test
    void the_most_urgent_comes_first_and_is_numbered_first() {
        assertThat(
                        of(powerCut(
                                        "orders.lost = 0",
                                        "replication-restored < 1m",
                                        "rto.database < 3s",
                                        "writes.duplicated = 5"))
                                .items())
                .extracting(
                        ActionItem::id, ActionItem::title, ActionItem::priority, ActionItem::due)
                .containsExactly(
                        tuple(
                                "AI-DRILL-20260307-001",
                                "writes.duplicated = 5: missed",
                                Priority.CRITICAL,
                                LocalDate.of(2026, 3, 14)),
                        tuple(
                                "AI-DRILL-20260307-002",
                                "rto.database < 3 s: missed",
                                Priority.HIGH,
                                LocalDate.of(2026, 4, 6)),
                        tuple(
                                "AI-DRILL-20260307-003",
                                "orders.lost = 0: unproven",
                                Priority.MEDIUM,
                                LocalDate.of(2026, 6, 5)),
                        tuple(
                                "AI-DRILL-20260307-004",
                                "replication-restored < 1 min: met, and may not be the next time",
                                Priority.LOW,
                                LocalDate.of(2026, 6, 5)));
    }

    @Test
    void an_item_says_what_was_seen_and_leaves_the_cause_to_people() {
        assertThat(of(powerCut("rto.database < 3s")).items())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.description())
                            .contains("Time until the client writes again", "< 3 s was promised");
                    assertThat(item.entries()).isNotEmpty().isSorted();
                    assertThat(item.rootCause()).isEqualTo("to be found");
                    assertThat(item.recommendation()).isEmpty();
                    assertThat(item.owner()).isEqualTo("Ana Ruiz (drill-master)");
                    assertThat(item.status()).isEqualTo("Open");
                });
        assertThat(of(powerCut("orders.lost = 0")).items().getFirst().recommendation())
                .startsWith("make it provable in the next drill: ");
    }

    @Test
    void each_thing_that_is_left_is_an_item_and_their_count_is_none() {
        assertThat(
                        of(powerCut("return-to-normal = 0").leavingBehind("flag:/run/x", "there"))
                                .items())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.priority()).isEqualTo(Priority.CRITICAL);
                    assertThat(item.title()).isEqualTo("nyc-db1 is not as before: flag:/run/x");
                    assertThat(item.entries()).as("the look before and the one after").hasSize(2);
                    assertThat(item.recommendation()).contains("was not there before");
                });
    }

    @Test
    void what_was_not_taken_back_and_why_it_ended_early_are_items() {
        assertThat(
                        of(powerCut("return-to-normal = 0")
                                        .leaving("step 3.1 is not taken back: no answer")
                                        .ending(Ending.FAILED))
                                .items())
                .extracting(ActionItem::title, ActionItem::priority)
                .containsExactly(
                        tuple("step 3.1 is not taken back", Priority.CRITICAL),
                        tuple("The drill failed before its end", Priority.HIGH));
    }

    @Test
    void a_check_that_did_not_hold_is_an_item_and_the_count_of_checks_is_none() {
        Script seen =
                looking("checks.failed = 0")
                        .looked("1.2", false, Map.of("leaders", "0"))
                        .add(new Event.StepEnded("1.2", StepResult.FAILED, "not within 30 s"))
                        .closed(Ending.COMPLETED, "");
        Script deaf =
                looking("checks.failed = 0")
                        .add(new Event.Looked("1.2", new Outcome.Unknown("no answer"), false))
                        .add(new Event.StepEnded("1.2", StepResult.FAILED, "not within 30 s"))
                        .closed(Ending.COMPLETED, "");

        Script noted =
                looking("checks.failed = 0")
                        .looked("1.2", false, Map.of("leaders", "0"))
                        .add(new Event.StepEnded("1.2", StepResult.UNMET, "not within 30 s"))
                        .closed(Ending.COMPLETED, "");

        assertThat(of(seen).items())
                .extracting(ActionItem::title, ActionItem::priority, ActionItem::entries)
                .containsExactly(
                        tuple("A check did not hold: 1.2 Whole", Priority.HIGH, List.of(3L, 4L)));
        assertThat(of(noted).items())
                .as("as the engine ends a check: unmet, and the drill goes on")
                .isEqualTo(of(seen).items());
        assertThat(of(deaf).items())
                .extracting(ActionItem::title, ActionItem::priority)
                .containsExactly(tuple("A check could not be made: 1.2 Whole", Priority.MEDIUM));
    }

    @Test
    void what_a_person_says_is_kept_for_people_to_turn_into_items() {
        Script person =
                asked(looking("duration < 60s"))
                        .add(reply("Ben", "the page was old", false))
                        .closed(Ending.COMPLETED, "");
        Script standIn =
                asked(looking("duration < 60s"))
                        .add(reply("stand-in", "(nobody was there to be asked)", true))
                        .closed(Ending.COMPLETED, "");

        assertThat(of(person).items()).isEmpty();
        assertThat(of(person).said())
                .singleElement()
                .satisfies(said ->
                        assertThat(ActionItemsText.said(said))
                                .isEqualTo(
                                        "Ben (engineering), asked “What else?”: the page was old"));
        assertThat(of(standIn)).isEqualTo(new ActionItems(List.of(), List.of()));
    }

    private static Event reply(String by, String answer, boolean standIn) {
        return new Event.Replied("1.1", Purpose.ACT, "engineering", by, answer, standIn);
    }

    @Test
    void a_question_that_nobody_answered_is_asked_again() {
        Script silent = asked(looking("duration < 60s")).done("1.1").closed(Ending.COMPLETED, "");

        assertThat(of(silent).items())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.title()).isEqualTo("Nobody answered step 1.1");
                    assertThat(item.priority()).isEqualTo(Priority.LOW);
                    assertThat(item.owner()).startsWith("to be named");
                });
    }

    @Test
    void the_text_has_a_line_for_each_field_that_a_tracker_asks_for() {
        ModelDrill model = powerCut("rto.database < 3s");
        String text = ActionItemsText.of(Drill.from(model.script().entries()), of(model));

        assertThat(text)
                .startsWith("# Action items of drill DRILL-20260307-001\n")
                .contains("```\nID: AI-DRILL-20260307-001\nTitle: rto.database < 3 s: missed\n")
                .contains("\nPriority: High\nCategory: Technology\nDescription: ")
                .contains("\nEvidence: journal entries ", "\nRoot Cause: to be found\n")
                .contains("\nRecommendation:\nOwner: Ana Ruiz (drill-master)\n")
                .endsWith("\nDue Date: 2026-04-06 (proposed)\nStatus: Open\n```\n");
    }
}

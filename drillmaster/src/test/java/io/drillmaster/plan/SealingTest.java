package io.drillmaster.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.drillmaster.runbook.Digest;
import io.drillmaster.runbook.Page;
import io.drillmaster.runbook.Parts;
import io.drillmaster.runbook.Reading;
import io.drillmaster.runbook.Runbook;
import io.drillmaster.runbook.RunbookReader;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Vocabulary;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SealingTest {

    private static String envelope(String deputies) {
        return """
        ---
        salt: %s
        ---
        ### A host is lost

        ```drill
        act: power.cut
        on: nyc-db2
        limit: 10s
        undo: {verb: power.on, limit: 10s}
        when: injection = switchover
        ```

        ### The expert is away

        ```drill
        ask: Who takes over?
        role: drill-master
        %swithin: 20s
        otherwise: continue
        ```
        """
                .formatted("0f".repeat(32), deputies);
    }

    private static Runbook runbook(String deputies) {
        String page =
                Page.with(
                                "### Settled\n",
                                "### Something happens\n\n```drill\nsealed: surprise\nlimit:"
                                        + " 1m\n```\n\n### Settled\n")
                        .replace("## Fail over (5m)", "## Fail over (7m)");
        Parts.Part envelope = new Parts.Part("sealed/surprise.md", envelope(deputies));
        Parts parts = new Parts(new TreeMap<>(), new TreeMap<>(Map.of("surprise", envelope)));
        return switch (RunbookReader.read("page.md", page, Vocabulary.verbs(), parts)) {
            case Reading.Good good -> good.runbook();
            case Reading.Bad bad -> fail("refused: %s", bad.problems());
        };
    }

    private static Planning plan(Runbook runbook, Map<String, String> choices, String salt) {
        Iterator<String> salts = List.of(salt).iterator();
        Planned usual = Planned.usual();
        return new Planner(
                        Vocabulary.verbs(),
                        Plan::toString,
                        new Sealing(salts::next, Envelope::toString))
                .plan(runbook, usual.estate(), usual.crew(), choices, usual.survey());
    }

    private static Planning.Bound bound(Map<String, String> choices, String salt) {
        return switch (plan(runbook(""), choices, salt)) {
            case Planning.Bound bound -> bound;
            case Planning.Impossible impossible -> fail("impossible: %s", impossible.reasons());
        };
    }

    private static Step.Sealed sealed(Plan plan) {
        return plan.phases().stream()
                .flatMap(phase -> phase.steps().stream())
                .filter(Step.Sealed.class::isInstance)
                .map(Step.Sealed.class::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_plan_holds_its_name_and_the_hash_of_what_was_kept_and_nothing_else() {
        Planning.Bound bound = bound(Map.of(), "a salt");
        Step.Sealed sealed = sealed(bound.plan());

        assertThat(sealed.parts()).isEmpty();
        assertThat(sealed.name()).isEqualTo("surprise");
        assertThat(bound.envelopes()).containsOnlyKeys(sealed.id());
        String kept = Objects.requireNonNull(bound.envelopes().get(sealed.id()));
        assertThat(kept).contains("a salt", "nyc-db2", "Who takes over?");
        assertThat(sealed.hash()).isEqualTo(Digest.sha256(kept));
        assertThat(bound.plan().toString()).doesNotContain("power.cut on nyc-db2", "Who takes");
    }

    @Test
    void whoever_looks_what_stands_in_the_way_sees_all_of_it() {
        Planning.Bound bound = bound(Map.of(), "a salt");

        assertThat(bound.whole().steps())
                .anySatisfy(
                        step -> assertThat(step.id()).isEqualTo(sealed(bound.plan()).id() + "/1"));
        assertThat(bound.whole().digest()).isEqualTo(bound.plan().digest());
    }

    @Test
    void nobody_can_tell_from_the_hash_what_is_in_it() {
        assertThat(sealed(bound(Map.of(), "a salt").plan()).hash())
                .isNotEqualTo(sealed(bound(Map.of(), "another").plan()).hash());
    }

    @Test
    void of_its_steps_those_take_part_whose_condition_holds() {
        Planning.Bound bound = bound(Map.of("injection", "power"), "a salt");

        assertThat(sealed(bound.whole()).parts()).singleElement().isInstanceOf(Step.Ask.class);
    }

    @Test
    void what_is_approved_changes_with_it_and_not_with_the_salt_of_the_day() {
        Plan one = bound(Map.of(), "a salt").plan();
        Plan other = bound(Map.of(), "another").plan();

        assertThat(Approvable.digest(one, runbook("")))
                .isEqualTo(Approvable.digest(other, runbook("")));
        assertThat(runbook("").digest()).isNotEqualTo(runbook("deputies: only\n").digest());
    }

    @Test
    void the_crew_must_be_fit_for_what_is_in_it() {
        assertThat(plan(runbook("deputies: only\n"), Map.of(), "a salt"))
                .isInstanceOfSatisfying(
                        Planning.Impossible.class,
                        impossible ->
                                assertThat(impossible.reasons())
                                        .anySatisfy(why -> assertThat(why).contains("deputies")));
    }
}

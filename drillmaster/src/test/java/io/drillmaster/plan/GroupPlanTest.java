package io.drillmaster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.runbook.Pace;
import io.drillmaster.runbook.Page;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Undo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Steps on many hosts of an estate. */
class GroupPlanTest {

    private static final Survey PAUSED =
            Surveys.with(Map.of("patroni.cluster trading-db paused", "yes"));

    private static final String WHOLE = "await: patroni.cluster\non: trading-db\nuntil: leaders";

    private static Planned lookingOn(String group, String within) {
        return Planned.usual()
                .of(
                        Page.with(
                                WHOLE,
                                """
                                await: power.state
                                on: %s
                                until: power = on
                                within: %s
                                otherwise: continue
                                ```

                                ### Whole again

                                ```drill
                                %s\
                                """
                                        .formatted(group, within, WHOLE)));
    }

    private static List<String> looked(String group) {
        return lookingOn(group, "2s").plan().steps().stream()
                .filter(step -> step instanceof Step.Await await && await.check())
                .map(step -> step.id() + " " + ((Step.Await) step).on())
                .toList();
    }

    @Test
    void what_is_looked_at_on_a_group_is_a_step_for_each_of_its_hosts() {
        assertThat(looked("all members of trading-db"))
                .containsExactly(
                        "1.2/chi-db1 chi-db1", "1.2/nyc-db1 nyc-db1", "1.2/nyc-db2 nyc-db2");
        assertThat(looked("all of site nyc")).allMatch(each -> each.contains("nyc-"));
        assertThat(looked("all hosts")).hasSize(TestEstates.good().hosts().size());
    }

    @Test
    void a_group_that_the_estate_lacks_or_has_too_many_of_makes_no_plan() {
        assertThat(lookingOn("all of site nyk", "2s").reasons())
                .singleElement()
                .asString()
                .contains("step 1.2", "site `nyk`", "nyc");
        assertThat(lookingOn("all members of tradingdb", "2s").reasons().toString())
                .contains("database `tradingdb`", "trading-db");
        assertThat(lookingOn("all hosts\nat-once: 1", "1m").reasons())
                .singleElement()
                .asString()
                .contains("`Before` has 15 min", "may take", "give it more time");
    }

    private static Planned cutting(String group) {
        return Planned.usual()
                .choosing("injection", "power")
                .of(
                        Page.with(
                                "act: power.cut\non: leader of trading-db",
                                "act: power.cut\non: " + group));
    }

    @Test
    void what_is_done_on_a_group_is_done_and_taken_back_on_each_of_its_hosts() {
        Plan plan = cutting("all of site nyc\nat-once: 3").plan();

        assertThat(plan.phases().get(1).steps())
                .filteredOn(Step.FanOut.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Step.FanOut.class,
                        out -> {
                            assertThat(out.id()).isEqualTo("2.2");
                            assertThat(out.pace()).isEqualTo(new Pace(3, 0, 0));
                            assertThat(out.longest()).isEqualTo(Duration.ofSeconds(30));
                        });
        assertThat(plan.steps())
                .filteredOn(Step.Act.class::isInstance)
                .map(Step.Act.class::cast)
                .allSatisfy(act ->
                        assertThat(act.undo())
                                .isInstanceOfSatisfying(
                                        Undo.By.class,
                                        by -> assertThat(by.on()).isEqualTo(act.on())))
                .extracting(Step.Act::id)
                .containsExactly("2.2/nyc-db1", "2.2/nyc-db2", "2.2/nyc-edge");
    }

    @Test
    void a_fault_on_a_group_is_one_injection_that_strikes_each_host() {
        Plan plan = cutting("all of site nyc").plan();

        assertThat(plan.injection().orElseThrow())
                .isEqualTo(new Injection("2.2", "power.cut", "all of site nyc", Fidelity.POWER));
        assertThat(plan.injections())
                .extracting(Injection::on)
                .containsExactly("nyc-db1", "nyc-db2", "nyc-edge");
        assertThat(cutting("all of site nyc").knowing(PAUSED).doubts("rto.database")).isNotEmpty();
    }
}

package io.drillmaster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.runbook.Measure;
import io.drillmaster.runbook.Objective;
import io.drillmaster.runbook.Page;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Undo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlannerTest {

    @Test
    void a_plan_leaves_no_name_open() {
        Plan plan = Planned.usual().choosing("injection", "power").plan();

        assertThat(plan.steps()).allSatisfy(step -> assertThat(step.when()).isEmpty());
        assertThat(plan.steps().toString()).doesNotContain("${").doesNotContain("leader of");
        assertThat(plan.steps())
                .filteredOn(Step.Act.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Step.Act.class,
                        cut -> {
                            assertThat(cut.on()).isEqualTo("nyc-db1");
                            assertThat(cut.undo())
                                    .isInstanceOfSatisfying(
                                            Undo.By.class,
                                            by -> assertThat(by.on()).isEqualTo("nyc-db1"));
                        });
    }

    @Test
    void who_leads_a_venue_is_the_host_that_consul_names_just_then() {
        Planned planned =
                Planned.usual()
                        .on(TestEstates.trading())
                        .of(Page.good().replace("on: leader of trading-db", "on: leader of orders"))
                        .choosing("injection", "power");

        Survey told = Surveys.with(Map.of("consul.get consul value", "wit-1"));
        assertThat(planned.knowing(told).plan().injection())
                .hasValueSatisfying(fault -> assertThat(fault.on()).isEqualTo("wit-1"));
        assertThat(planned.reasons())
                .anySatisfy(why -> assertThat(why).contains("who leads orders", "nobody does"));
        assertThat(planned.on(TestEstates.good()).reasons())
                .anySatisfy(why -> assertThat(why).contains("`orders`", "trading-db"));
    }

    @Test
    void values_of_the_crew_and_of_the_estate_are_filled_in() {
        Plan plan = Planned.usual().plan();

        assertThat(plan.steps())
                .anySatisfy(step ->
                        assertThat(step)
                                .isInstanceOfSatisfying(
                                        Step.Ask.class,
                                        ask ->
                                                assertThat(ask.question())
                                                        .isEqualTo("Shall we begin, Ada?")))
                .anySatisfy(step ->
                        assertThat(step)
                                .isInstanceOfSatisfying(
                                        Step.Act.class,
                                        act ->
                                                assertThat(act.with())
                                                        .containsEntry("from", "nyc-db1")));
    }

    @Test
    void the_first_choice_is_taken_unless_another_is_named_and_decides_the_fidelity() {
        assertThat(Planned.usual().plan().injection())
                .contains(
                        new Injection(
                                "2.1", "patroni.switchover", "trading-db", Fidelity.GRACEFUL));
        assertThat(Planned.usual().choosing("injection", "power").plan().injection())
                .contains(new Injection("2.2", "power.cut", "nyc-db1", Fidelity.POWER));
    }

    @Test
    void the_digest_covers_every_choice() {
        String usual = Planned.usual().plan().digest();

        assertThat(Planned.usual().plan().digest()).isEqualTo(usual).hasSize(64);
        assertThat(Planned.usual().choosing("injection", "power").plan().digest())
                .isNotEqualTo(usual);
        assertThat(Planned.usual().by(Planned.crew("drill-master", "Bob")).plan().digest())
                .isNotEqualTo(usual);
        assertThat(Planned.usual().knowing(Surveys.stock()).plan().digest()).isNotEqualTo(usual);
    }

    @Test
    void the_settings_it_was_made_with_stand_in_the_plan() {
        assertThat(Planned.usual().plan().settings())
                .containsEntry("patroni.settings trading-db ttl", "20s");
    }

    @Test
    void an_unknown_parameter_or_choice_is_refused_with_what_exists() {
        assertThat(Planned.usual().choosing("injection", "powr").reasons())
                .singleElement()
                .asString()
                .contains("did you mean `power`?");
        assertThat(Planned.usual().choosing("injektion", "power").reasons())
                .singleElement()
                .asString()
                .contains("did you mean `injection`?");
    }

    @Test
    void a_role_that_nobody_holds_is_refused_with_the_way_to_fill_it() {
        assertThat(Planned.usual().by(new Crew(new TreeMap<>(), false)).reasons())
                .anySatisfy(reason -> assertThat(reason).contains("`--as drill-master=NAME`"));
    }

    @Test
    void a_name_that_the_estate_has_not_or_of_another_kind_is_refused() {
        assertThat(
                        Planned.usual()
                                .of(Page.good().replace("on: trading-db", "on: trading"))
                                .reasons())
                .allSatisfy(reason -> assertThat(reason).contains("did you mean `trading-db`?"));
        assertThat(
                        Planned.usual()
                                .of(Page.good().replace("on: trading-db", "on: nyc-db1"))
                                .reasons())
                .anySatisfy(reason -> assertThat(reason).contains("needs a database"));
    }

    @Test
    void an_estate_that_cannot_do_what_a_step_needs_is_refused() {
        assertThat(
                        Planned.usual()
                                .choosing("injection", "power")
                                .on(TestEstates.with("power: {lab: test, command: /lab}\n", ""))
                                .reasons())
                .anySatisfy(reason -> assertThat(reason).contains("add `power:` to it"));
        assertThat(Planned.usual().on(TestEstates.with("vantage: client-1\n", "")).reasons())
                .anySatisfy(reason -> assertThat(reason).contains("add `vantage:` to it"));
    }

    @Test
    void a_cluster_that_nobody_leads_is_no_place_for_a_drill() {
        Survey leaderless = Surveys.with(Map.of("patroni.cluster trading-db leader", "none"));

        assertThat(Planned.usual().knowing(leaderless).reasons())
                .anySatisfy(reason -> assertThat(reason).contains("nobody does now"));
    }

    @Test
    void a_host_that_did_not_answer_is_told_with_what_it_said() {
        Survey survey =
                new Survey(
                        Surveys.tuned().answers(),
                        new TreeMap<>(Map.of("ssh.reach chi-db1", "the host key changed")));

        assertThat(Planned.usual().knowing(survey).reasons())
                .singleElement()
                .asString()
                .contains("chi-db1")
                .contains("the host key changed");
    }

    @Test
    void every_plan_looks_at_the_whole_estate_and_promises_to_leave_nothing() {
        Plan plan = Planned.usual().plan();

        assertThat(plan.normal())
                .extracting(call -> call.verb() + " " + call.on())
                .contains(
                        "host.normal client-1",
                        "patroni.flags trading-db",
                        "postgres.slots trading-db",
                        "haproxy.flags edges",
                        "consul.keys consul")
                .hasSize(6 + 2 + 1 + 1);
        assertThat(plan.objectives()).endsWith(Objective.NOTHING_LEFT);
    }

    @Test
    void a_runbook_that_states_what_it_may_leave_keeps_its_own_word() {
        Plan plan =
                Planned.usual()
                        .of(
                                Page.good()
                                        .replace(
                                                "objectives:\n",
                                                "objectives:\n  - return-to-normal <= 1\n"))
                        .plan();

        assertThat(plan.objectives())
                .filteredOn(each -> each.measure() == Measure.RETURN_TO_NORMAL)
                .extracting(Objective::toString)
                .containsExactly("return-to-normal <= 1");
    }

    @Test
    void every_host_and_every_part_of_the_estate_is_asked_before_and_only_looked_at() {
        List<Call> questions = Questions.of(TestEstates.good());

        assertThat(questions)
                .extracting(call -> call.verb() + " " + call.on())
                .contains(
                        "ssh.reach chi-db1",
                        "patroni.cluster trading-db",
                        "patroni.settings trading-db",
                        "postgres.settings trading-db",
                        "postgres.client trading-db",
                        "haproxy.settings edges");
        assertThat(Optional.of(questions.size())).contains(6 + 4 + 1 + 1);
    }
}

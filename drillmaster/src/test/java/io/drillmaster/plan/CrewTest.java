package io.drillmaster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.runbook.Look;
import io.drillmaster.runbook.Page;
import io.drillmaster.runbook.Step;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CrewTest {

    private static final String ROLE = "role: drill-master\n";

    private static Crew crew(String... names) {
        return new Crew(new TreeMap<>(Map.of("drill-master", List.of(names))), false);
    }

    private static Crew standIns() {
        return new Crew(new TreeMap<>(Map.of("drill-master", List.of(Crew.standIn(1)))), true);
    }

    private static Planned asking(String more) {
        return Planned.usual().of(Page.good().replace(ROLE, ROLE + more));
    }

    @Test
    void whoever_is_named_beyond_what_the_runbook_requires_is_a_deputy() {
        Crew crew = Planned.usual().by(crew("Ana", "Ben", "Cy")).plan().crew();

        assertThat(crew.holders("drill-master")).containsExactly("Ana");
        assertThat(crew.deputies("drill-master")).containsExactly("Ben", "Cy");
        assertThat(crew.mayAnswer("drill-master", false)).containsExactly("Ana", "Ben", "Cy");
        assertThat(crew.mayAnswer("drill-master", true)).containsExactly("Ben", "Cy");
    }

    @Test
    void a_question_to_deputies_only_needs_a_deputy() {
        Planned asking = asking("deputies: only\n");

        assertThat(asking.by(crew("Ana")).reasons())
                .singleElement()
                .asString()
                .contains(
                        "step 1.1 (Ready) may be answered only by deputies of the role"
                                + " `drill-master`, it wants 1 and there is none",
                        "`--as drill-master=NAME,NAME`");
        assertThat(asking.by(crew("Ana", "Ben")).reasons()).isEmpty();
        assertThat(asking.by(standIns()).reasons()).isEmpty();
    }

    @Test
    void nobody_is_two_people() {
        assertThat(Planned.usual().by(crew("Ana", "ana ")).reasons())
                .singleElement()
                .asString()
                .contains("names ana  twice");
    }

    @Test
    void what_is_shown_with_a_question_is_bound_as_an_await_is() {
        Planned asking = asking("shows: [{look: power.state, on: leader of trading-db}]\n");

        assertThat(asking.plan().steps())
                .filteredOn(Step.Ask.class::isInstance)
                .extracting(step -> ((Step.Ask) step).shows())
                .containsExactly(List.of(new Look("power.state", "nyc-db1", new TreeMap<>())));
        assertThat(asking("shows: [{look: power.state, on: nyc-db9}]\n").reasons())
                .singleElement()
                .asString()
                .contains("step 1.1 (Ready)", "`nyc-db9` is none of this estate");
    }

    @Test
    void who_is_a_deputy_is_part_of_what_is_approved() {
        Planned usual = Planned.usual().on(TestEstates.with("kind: lab", "kind: production"));

        assertThat(digest(usual.by(crew("Ana", "Ben"))))
                .isNotEqualTo(digest(usual.by(crew("Ana"))))
                .isNotEqualTo(digest(usual.by(crew("Ana", "Cy"))));
    }

    private static String digest(Planned planned) {
        return Approvable.digest(planned.plan(), planned.runbook());
    }
}

package io.drillmaster.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.runbook.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoValuesTest {

    private static final String INJECTIONS = "injection: [switchover, power]";

    private static DemoValues of(String parameters, String... given) {
        String page =
                Page.with(INJECTIONS, parameters)
                        .replace("when: injection in [power]", "when: injection = power");
        return DemoValues.of(Page.read(page), List.of(given));
    }

    @Test
    void a_demo_cuts_the_power_and_holds_for_moments_where_the_runbook_offers_it() {
        assertThat(of(INJECTIONS + "\n  scale: [production, lab]").values())
                .containsOnly(Map.entry("injection", "power"), Map.entry("scale", "lab"));
        assertThat(of(INJECTIONS + "\n  scale: [production, small]").values())
                .containsOnly(Map.entry("injection", "power"));
    }

    @Test
    void what_a_person_gives_goes_before_and_needs_no_reason() {
        DemoValues given = of(INJECTIONS + "\n  scale: [production, lab]", "injection=switchover");

        assertThat(given.values())
                .containsOnly(Map.entry("injection", "switchover"), Map.entry("scale", "lab"));
        assertThat(given.reasons()).singleElement().asString().startsWith("scale=lab: ");
    }
}

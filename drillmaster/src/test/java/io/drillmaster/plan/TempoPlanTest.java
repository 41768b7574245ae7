package io.drillmaster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.runbook.Cue;
import io.drillmaster.runbook.Page;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TempoPlanTest {

    private static final String HOLD = "hold: 5s\nbecause: it must stay good\n";

    private static Planned scaled() {
        return Planned.usual()
                .of(
                        Page.with(HOLD, "hold: 20m\nat: 40m\nbecause: it must stay good\n")
                                .replace("## Fail over (5m)", "## Fail over (70m)")
                                .replace("02:00-03:00", "02:00-06:00")
                                .replace(
                                        "parameters:\n",
                                        "tempo: {lab: 1/20}\nparameters:\n  scale: [production,"
                                                + " lab]\n"));
    }

    private static Duration held(Plan plan) {
        return ((Step.Hold) plan.steps().getLast()).time();
    }

    @Test
    void times_and_long_holds_are_as_written_or_divided_by_what_the_scale_says() {
        Plan production = scaled().plan();
        Plan lab = scaled().choosing("scale", "lab").plan();

        assertThat(production.cues())
                .containsValue(new Cue(Optional.of(Duration.ofMinutes(40)), Optional.empty()));
        assertThat(held(production)).isEqualTo(Duration.ofMinutes(20));
        assertThat(lab.cues())
                .containsValue(new Cue(Optional.of(Duration.ofMinutes(2)), Optional.empty()));
        assertThat(held(lab)).isEqualTo(Duration.ofMinutes(1));
    }
}

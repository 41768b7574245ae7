package io.drillmaster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.runbook.Cue;
import io.drillmaster.runbook.Inject;
import io.drillmaster.runbook.Page;
import io.drillmaster.runbook.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MasterListTest {

    private static final String CALM = "hold: 5s\nbecause: a fault is told from calm\n";
    private static final String LAST = "hold: 5s\nbecause: it must stay good\n";

    private static String inject(String what) {
        return "inject: %s\nto: operations\nexpected: calm\n".formatted(what);
    }

    private static Plan plan() {
        return Planned.usual()
                .of(
                        Page.with(CALM, CALM + "at: 1m\n" + inject("The regulator calls"))
                                .replace(LAST, LAST + inject("A client calls")))
                .plan();
    }

    @Test
    void it_says_when_or_on_what_each_event_comes_to_whom_and_what_is_expected() {
        assertThat(MasterList.of(plan()))
                .containsExactly(
                        new MasterList.Listed(
                                "1",
                                "1.5",
                                "at 1 min",
                                "The regulator calls",
                                "operations",
                                "calm"),
                        new MasterList.Listed(
                                "2",
                                "2.4",
                                "once streaming >= 2, step 2.3",
                                "A client calls",
                                "operations",
                                "calm"));
    }

    @Test
    void an_envelope_is_an_event_and_what_is_in_it_comes_once_it_is_open() {
        Step.Sealed sealed =
                new Step.Sealed(
                        "2.4",
                        "Something",
                        Optional.empty(),
                        "surprise",
                        Duration.ofMinutes(1),
                        "hash",
                        List.of());
        Plan page = plan();
        Plan closed =
                page.with(
                                List.of(
                                        page.phases().getFirst(),
                                        new io.drillmaster.runbook.Phase(
                                                "Fail over",
                                                Duration.ofMinutes(5),
                                                List.of(sealed))))
                        .with(new TreeMap<>());

        assertThat(MasterList.of(closed))
                .extracting(MasterList.Listed::number, MasterList.Listed::event)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1", "Something (sealed: surprise)"));

        TreeMap<String, Cue> cues = new TreeMap<>();
        cues.put(
                "2.4/1",
                new Cue(Optional.empty(), Optional.of(new Inject("A leak", "all", "calm"))));
        Step hold =
                new Step.Hold("2.4/1", "Wait", Optional.empty(), Duration.ofSeconds(1), "so it is");
        Plan open = closed.opened("2.4", new Envelope("surprise", "salt", List.of(hold), cues));

        assertThat(MasterList.of(open))
                .extracting(MasterList.Listed::number, MasterList.Listed::event)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("1", "Something (sealed: surprise)"),
                        org.assertj.core.groups.Tuple.tuple("1.1", "A leak"));
    }
}

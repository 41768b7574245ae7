package io.drillmaster.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CueReaderTest {

    private static final String LAST = "hold: 5s\nbecause: it must stay good\n";
    private static final String FIRST = "hold: 5s\nbecause: a fault is told from calm\n";

    private static String at(String page, String hold, String time) {
        return page.replace(hold, hold + "at: " + time + "\n");
    }

    @Test
    void a_step_of_any_kind_may_have_a_time() {
        String page = at(Page.good(), FIRST, "2m").replace("limit: 60s\n", "limit: 60s\nat: 10m\n");
        page = page.replace("## Fail over (5m)", "## Fail over (20m)");
        page = page.replace("02:00-03:00", "02:00-04:00");

        assertThat(Page.read(page).cues())
                .containsEntry("1.5", new Cue(Optional.of(Duration.ofMinutes(2)), Optional.empty()))
                .containsEntry(
                        "2.1", new Cue(Optional.of(Duration.ofMinutes(10)), Optional.empty()))
                .hasSize(2);
    }

    @Test
    void times_do_not_run_backwards() {
        String page = at(at(Page.good(), FIRST, "2m"), LAST, "90s");

        assertThat(Page.problem(page).toString())
                .contains("a step before it is begun at 2 min, and this one at 90 s");
    }

    @Test
    void a_phase_must_hold_the_waiting_for_its_times() {
        String late = at(Page.good(), LAST, "8m");

        assertThat(Page.problem(late).toString())
                .contains("the phase `Fail over` has 5 min, and its steps may take 8 min");
        assertThat(Page.problems(late.replace("## Fail over (5m)", "## Fail over (9m)"))).isEmpty();
    }

    @Test
    void time_that_has_certainly_passed_before_a_phase_is_not_waited_for_in_it() {
        String page = at(at(Page.good(), FIRST, "4m"), LAST, "8m");

        assertThat(Page.problems(page)).isEmpty();
    }

    @Test
    void a_time_that_is_none_is_refused() {
        assertThat(Page.problem(at(Page.good(), LAST, "soon")).toString())
                .contains("`soon` is no length of time");
    }

    private static Optional<Inject> inject(String page) {
        return Optional.ofNullable(Page.read(page).cues().get("1.1")).flatMap(Cue::inject);
    }

    private static String ask(String more) {
        return Page.with("within: 10m\n", "within: 10m\n" + more);
    }

    @Test
    void a_question_that_is_an_inject_reaches_those_who_are_asked() {
        String inject = "inject: The regulator calls\nexpected: A holding statement\n";

        assertThat(inject(ask(inject)))
                .contains(new Inject("The regulator calls", "drill-master", "A holding statement"));
        assertThat(inject(ask(inject + "to: the press office\n")))
                .hasValueSatisfying(it -> assertThat(it.to()).isEqualTo("the press office"));
    }

    @Test
    void an_inject_says_to_whom_it_comes_and_what_is_expected() {
        String hold = Page.with(LAST, LAST + "inject: Nothing happens\n");

        assertThat(Page.problems(hold))
                .extracting(Problem::toString)
                .anySatisfy(it -> assertThat(it).contains("`to:` is missing"))
                .anySatisfy(it -> assertThat(it).contains("`expected:` is missing"))
                .hasSize(2);
        assertThat(Page.problem(Page.with(LAST, LAST + "expected: nothing\n")).toString())
                .contains("`expected` belongs to an inject, and this step is none");
    }

    @Test
    void only_a_gate_can_be_passed_by_no() {
        assertThat(Page.read(ask("passes: no\n")).phases().getFirst().steps().getFirst())
                .isInstanceOfSatisfying(
                        Step.Ask.class,
                        it -> assertThat(it.quorum().passes()).isEqualTo(Answer.NO));
        assertThat(Page.problem(ask("passes: never\n")).toString())
                .contains("`never` is neither yes nor no");
        assertThat(
                        Page.problem(
                                        ask("passes: no\n")
                                                .replace("otherwise: abort", "otherwise: continue"))
                                .toString())
                .contains("passed by any answer");
    }

    @Test
    void the_tempo_names_choices_of_the_scale_and_parts_of_a_time() {
        String scaled = Page.with("settle: 3s", "tempo: {lab: 1/20}\nsettle: 3s");
        assertThat(Page.problem(scaled).toString())
                .contains("the parameter `scale` cannot be `lab`", "scale: [production, lab]");
        String whole = scaled.replace("parameters:\n", "parameters:\n  scale: [production, lab]\n");
        assertThat(Page.read(whole).tempo().of(Map.of("scale", "lab"), Duration.ZERO).times())
                .isEqualTo(20);
        assertThat(Page.problem(whole.replace("1/20", "20 times")).toString())
                .contains("`20 times` is no part of a time");
    }

    @Test
    void a_hold_stays_long_enough_to_see_calm() {
        Tempo.Factor factor = new Tempo.Factor(20, Duration.ofSeconds(5));

        assertThat(factor.ofHold(Duration.ofHours(2))).isEqualTo(Duration.ofMinutes(6));
        assertThat(factor.ofHold(Duration.ofMinutes(2))).isEqualTo(Duration.ofSeconds(30));
        assertThat(factor.ofHold(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(5));
        assertThat(new Tempo.Factor(20, Duration.ofMinutes(1)).ofHold(Duration.ofMinutes(2)))
                .isEqualTo(Duration.ofMinutes(1));
    }
}

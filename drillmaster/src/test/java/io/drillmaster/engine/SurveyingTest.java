package io.drillmaster.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.Side;
import io.drillmaster.runbook.Otherwise;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SurveyingTest {

    private final Bench bench = new Bench();

    private List<Event.Surveyed> surveys(Side side) {
        return bench.journal().entries().stream()
                .filter(entry -> entry.event() instanceof Event.Surveyed)
                .map(entry -> (Event.Surveyed) entry.event())
                .filter(surveyed -> surveyed.when() == side)
                .toList();
    }

    private static Call calls(int which) {
        return Plans.NORMAL.get(which);
    }

    @Test
    void the_estate_is_looked_at_before_the_first_phase_and_after_the_last_step() {
        bench.open(Plans.powerCut());

        List<String> events = bench.events();
        assertThat(events.indexOf("Surveyed"))
                .isBetween(events.indexOf("SatDown"), events.indexOf("PhaseBegan"));
        assertThat(events.lastIndexOf("Surveyed"))
                .isBetween(events.lastIndexOf("StepEnded"), events.indexOf("WatchEnded"));
        assertThat(surveys(Side.BEFORE)).extracting(Event.Surveyed::call).isEqualTo(Plans.NORMAL);
        assertThat(surveys(Side.AFTER))
                .extracting(Event.Surveyed::call)
                .startsWith(calls(0), calls(1));
    }

    @Test
    void a_member_that_is_still_coming_back_is_looked_at_again_until_it_is_as_before() {
        bench.open(Plans.powerCut());

        List<Outcome> looks =
                surveys(Side.AFTER).stream()
                        .filter(look -> look.call().equals(calls(0)))
                        .map(Event.Surveyed::outcome)
                        .toList();
        assertThat(looks.getFirst().toString()).contains("member:nyc-db1=starting");
        assertThat(looks.getLast()).isEqualTo(surveys(Side.BEFORE).getFirst().outcome());
        assertThat(surveys(Side.AFTER)).hasSize(looks.size() + 1);
    }

    @Test
    void what_cannot_be_seen_before_ends_the_drill_before_its_first_act() {
        bench.insteadOf = "patroni.flags";
        bench.instead = Optional.of(new Outcome.Refused("no route to it"));

        Event.Closed closed = bench.open(Plans.powerCut());

        assertThat(closed.ending()).isEqualTo(Ending.FAILED);
        assertThat(closed.why()).contains("patroni.flags on trading-db", "no route to it");
        assertThat(bench.events()).doesNotContain("PhaseBegan", "Called");
        assertThat(surveys(Side.AFTER)).isEmpty();
    }

    @Test
    void an_aborted_drill_is_looked_at_when_all_is_taken_back() {
        bench.toSay.add(new Said.Abort("Ada", "enough"));
        bench.speakWhen = state -> state.step("1.2").isPresent();

        Event.Closed closed =
                bench.open(
                        Plans.plan(Plans.cut("1.1", "nyc-db1"), Plans.ask("1.2", Otherwise.ABORT)));

        assertThat(closed.ending()).isEqualTo(Ending.ABORTED);
        assertThat(bench.events().lastIndexOf("Surveyed"))
                .isBetween(
                        bench.events().lastIndexOf("Answered"), bench.events().indexOf("Closed"));
        assertThat(surveys(Side.AFTER))
                .extracting(Event.Surveyed::call)
                .contains(calls(0), calls(1));
    }

    @Test
    void what_stays_otherwise_is_looked_at_a_few_times_and_then_left_to_the_verdict() {
        bench.insteadOf = "power.state";
        bench.insteadWhen = () -> bench.times("power.cut") > 0;
        bench.instead = Optional.of(new Outcome.Done(Facts.of(Map.of("power", "odd"))));

        Event.Closed closed = bench.open(Plans.powerCut());

        assertThat(closed.ending()).isEqualTo(Ending.COMPLETED);
        List<Event.Surveyed> looks =
                surveys(Side.AFTER).stream().filter(look -> look.call().equals(calls(1))).toList();
        assertThat(looks).hasSizeBetween(4, 8);
        assertThat(spanned(looks.getFirst(), looks.getLast()))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(40));
    }

    private Duration spanned(Event.Surveyed first, Event.Surveyed last) {
        List<Moment> at =
                bench.journal().entries().stream()
                        .filter(each -> each.event().equals(first) || each.event().equals(last))
                        .map(Entry::at)
                        .toList();
        return at.getFirst().until(at.getLast());
    }
}

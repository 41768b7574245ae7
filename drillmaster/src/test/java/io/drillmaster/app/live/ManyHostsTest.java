package io.drillmaster.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.StepResult;
import io.drillmaster.plan.Plan;
import io.drillmaster.verdict.Plans;
import io.drillmaster.verdict.Script;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyHostsTest {

    private static final List<String> HOSTS =
            IntStream.rangeClosed(1, 40).mapToObj("nyc-app%02d"::formatted).toList();
    private static final Plan PLAN = Plans.striking(Fidelity.POWER, HOSTS, "writes.lost = 0");

    /** Thirty are done, one is refused, nine are under way. */
    private static Script midway() {
        Script script = new Script(PLAN).sat().phase(3, "Fail over").began(Plans.INJECT);
        for (String host : HOSTS) {
            String part = Plans.INJECT + "/" + host;
            script.began(part).called(part, "power.cut", host);
        }
        for (String host : HOSTS.subList(0, 30)) {
            script.answered(Plans.INJECT + "/" + host).done(Plans.INJECT + "/" + host);
        }
        String refused = Plans.INJECT + "/" + HOSTS.get(30);
        return script.answered(refused, new Outcome.Refused("the breaker is locked"))
                .add(new Event.StepEnded(refused, StepResult.FAILED, "the breaker is locked"));
    }

    private static List<String> lines(List<Entry> entries) {
        return new Summary(false).of(entries);
    }

    @Test
    void a_step_on_many_hosts_is_one_line_that_tells_how_many_and_which_failed() {
        assertThat(lines(midway().entries()))
                .hasSize(11)
                .filteredOn(line -> line.contains("3.1"))
                .singleElement()
                .asString()
                .contains("30 of 40 hosts", "failed: nyc-app31", "under way: 9");
    }

    @Test
    void what_goes_well_on_one_of_many_is_no_line_of_the_log_and_a_failure_is() {
        List<Entry> entries = midway().entries();
        LineView.Lines lines = new LineView.Lines(entries);

        assertThat(entries).hasSizeGreaterThan(140);
        assertThat(
                        entries.stream()
                                .filter(lines::isWorthOne)
                                .map(it -> lines.of(it, ZoneOffset.UTC)))
                .hasSizeLessThan(8)
                .anyMatch(line -> line.contains("3.1 Take the leader away"))
                .anyMatch(line -> line.contains("nyc-app31 refused: the breaker is locked"));
    }

    @Test
    void a_plan_names_the_first_few_hosts_and_how_many_more_there_are() {
        assertThat(PlanLines.of(PLAN))
                .hasSizeLessThan(60)
                .anyMatch(line -> line.contains("power.cut on nyc-app01"))
                .anyMatch(
                        line -> line.contains("the same on nyc-app02") && line.contains("34 more"))
                .anyMatch(line -> line.contains("40 hosts: 40 at once, no further host after a"));
    }
}

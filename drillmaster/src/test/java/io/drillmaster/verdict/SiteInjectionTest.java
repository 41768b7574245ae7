package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Purpose;
import io.drillmaster.plan.Plan;
import io.drillmaster.verdict.ClientModel.Away;
import io.drillmaster.watch.Operation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The power of a whole site is cut: one fault on many hosts. */
class SiteInjectionTest {

    private static final Alignment ALIGNED =
            new Alignment(-ClientModel.AHEAD - 40_000, -ClientModel.AHEAD + 60_000);
    private static final List<String> HOSTS = List.of("nyc-db1", "nyc-db2", "nyc-edge");
    private static final Plan PLAN =
            Plans.striking(Fidelity.POWER, HOSTS, "rto.database < 2m", "writes.lost = 0");

    private static Script called() {
        Script script =
                new Script(PLAN)
                        .sat()
                        .at(1_000)
                        .watching(Plans.LEDGER, ALIGNED)
                        .watching(Plans.SENTINEL, ALIGNED);
        for (int i = 0; i < HOSTS.size(); i++) {
            String host = HOSTS.get(i);
            script.at(5_000 + 10 * i).called(Plans.INJECT + "/" + host, "power.cut", host);
        }
        return script;
    }

    private static Script answered(Script script) {
        for (int i = 0; i < HOSTS.size(); i++) {
            script.at(5_060 + 100 * i).answered(Plans.INJECT + "/" + HOSTS.get(i));
        }
        return script;
    }

    private static CaseFile file(Script script) {
        return new CaseFile(PLAN, script.entries(), new ModelCaptures());
    }

    @Test
    void it_struck_from_the_first_call_to_the_last_answer() {
        CaseFile file = file(answered(called()));

        assertThat(file.injected())
                .isInstanceOfSatisfying(
                        Injected.Took.class,
                        took -> {
                            assertThat(took.when().to() - took.when().from())
                                    .isEqualTo(260_000_000L);
                            assertThat(took.entries()).hasSize(2 * HOSTS.size());
                        });
    }

    /** Its coordinator died before the last call left; the next one looked, and made it. */
    @Test
    void a_call_that_was_made_again_struck_when_it_was_made_again() {
        Script script =
                called().at(5_060)
                        .answered(Plans.INJECT + "/nyc-db1")
                        .answered(Plans.INJECT + "/nyc-db2")
                        .at(8_000)
                        .sat(2, "boot-a", Map.of())
                        .add(
                                new Event.Settled(
                                        Plans.INJECT + "/nyc-edge",
                                        Purpose.ACT,
                                        new Outcome.Refused("it has power")))
                        .at(9_000)
                        .called(Plans.INJECT + "/nyc-edge", "power.cut", "nyc-edge")
                        .at(9_040)
                        .answered(Plans.INJECT + "/nyc-edge");

        assertThat(file(script).injected())
                .isInstanceOfSatisfying(
                        Injected.Took.class,
                        took ->
                                assertThat(took.when().to() - took.when().from())
                                        .isEqualTo(4_040_000_000L));
    }

    @Test
    void one_host_that_was_spared_is_a_site_that_did_not_fail() {
        Script script =
                called().at(5_060)
                        .answered(Plans.INJECT + "/nyc-db1")
                        .answered(Plans.INJECT + "/nyc-edge")
                        .answered(
                                Plans.INJECT + "/nyc-db2",
                                new Outcome.Refused("the breaker is locked"));

        assertThat(file(script).injected())
                .isInstanceOfSatisfying(
                        Injected.Not.class,
                        not ->
                                assertThat(not.why())
                                        .contains("1 of 3 hosts, nyc-db2", "breaker is locked"));
    }

    @Test
    void one_host_without_an_answer_leaves_the_whole_unknown() {
        Script script =
                called().at(5_060)
                        .answered(Plans.INJECT + "/nyc-db1")
                        .at(9_000)
                        .answered(Plans.INJECT + "/nyc-edge");

        assertThat(file(script).injected())
                .isInstanceOfSatisfying(
                        Injected.Not.class,
                        not -> assertThat(not.why()).contains("1 of 3 hosts, nyc-db2"));
    }

    private static Scorecard judged(List<Operation> second) {
        Script script =
                answered(called())
                        .at(20_000)
                        .watched(Plans.LEDGER, ALIGNED, "ledger")
                        .watched(Plans.SENTINEL, ALIGNED, "sentinel.nyc-db1", "sentinel.nyc-db2")
                        .closed(Ending.COMPLETED, "every step is done");
        ModelCaptures captures =
                new ModelCaptures()
                        .ops(
                                "ledger",
                                new ClientModel(1)
                                        .away(Away.REFUSED, 5_300, 9_200)
                                        .ops(1_000, 20_000))
                        .ops("sentinel.nyc-db1", tries(Away.SILENT, 5_030, 99_000))
                        .ops("sentinel.nyc-db2", second);
        return Judge.judge(PLAN, script.entries(), captures);
    }

    private static List<Operation> tries(Away away, double from, double to) {
        return new ClientModel(3).every(20).away(away, from, to).ops(1_000, 20_000);
    }

    @Test
    void a_fault_that_every_host_was_seen_to_suffer_is_measured() {
        Scorecard card = judged(tries(Away.REFUSED, -1_000, 99_000));

        assertThat(card.findings().getFirst().verdict().word()).isEqualTo("met");
    }

    @Test
    void one_host_that_took_writes_all_along_was_not_struck_and_so_the_site_was_not() {
        Scorecard card = judged(tries(Away.REFUSED, 99_000, 99_001));

        assertThat(card.findings().getFirst().verdict().toString())
                .contains("1 of 3 hosts, nyc-db2", "did not bite");
    }
}

package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Fidelity;
import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.Ending;
import io.drillmaster.plan.Plan;
import io.drillmaster.verdict.ClientModel.Away;
import io.drillmaster.watch.Transition;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutagePartsTest {

    private static final Alignment ALIGNED =
            new Alignment(-ClientModel.AHEAD - 40_000, -ClientModel.AHEAD + 60_000);

    private static ClientOutage outage(List<Transition> roles, double opens, double back) {
        Plan plan = Plans.with(Fidelity.POWER, "rto.database < 2m");
        Script script =
                new Script(plan)
                        .sat()
                        .at(1_000)
                        .watching(Plans.LEDGER, ALIGNED)
                        .watching(Plans.SENTINEL, ALIGNED)
                        .watching(Plans.ROLES, ALIGNED)
                        .at(5_000)
                        .called(Plans.INJECT, "power.cut", "a")
                        .at(5_060)
                        .answered(Plans.INJECT)
                        .at(20_000)
                        .watched(Plans.LEDGER, ALIGNED, "ledger")
                        .watched(Plans.SENTINEL, ALIGNED, "sentinel.a", "sentinel.b")
                        .watched(Plans.ROLES, ALIGNED, "roles")
                        .closed(Ending.COMPLETED, "");
        ModelCaptures captures =
                new ModelCaptures()
                        .ops(
                                "ledger",
                                new ClientModel(1)
                                        .away(Away.REFUSED, 5_030, back)
                                        .ops(1_000, 20_000))
                        .ops("sentinel.a", member(5_030, opens > 90_000 ? back - 50 : 99_000))
                        .ops("sentinel.b", member(-1_000, opens))
                        .transitions(roles);
        return Judge.judge(plan, script.entries(), captures).outage().orElseThrow();
    }

    /** A member that takes no writes from one instant to another. */
    private static List<io.drillmaster.watch.Operation> member(double from, double to) {
        return new ClientModel(3).every(20).away(Away.REFUSED, from, to).ops(1_000, 20_000);
    }

    private static Transition role(String member, double at, String role, String state) {
        long seen = ClientModel.nanos(at);
        return new Transition(member, seen - 52_000_000, seen, role, state, 7);
    }

    @Test
    void the_parts_follow_each_other_and_add_up_to_the_outage() {
        ClientOutage outage =
                outage(
                        List.of(
                                role("b", 1_500, "replica", "running"),
                                role("b", 8_000, "replica", "running, no leader"),
                                role("b", 8_900, "primary", "running")),
                        9_100,
                        9_400);

        assertThat(outage.parts())
                .extracting(OutagePart::name)
                .containsExactly("detect", "elect", "promote", "route");
        long lo = outage.parts().stream().mapToLong(p -> p.length().lo()).sum();
        long hi = outage.parts().stream().mapToLong(p -> p.length().hi()).sum();
        assertThat(lo).isLessThanOrEqualTo(outage.length().lo());
        assertThat(hi).isGreaterThanOrEqualTo(outage.length().hi());
        assertThat(outage.parts().getFirst().length().lo())
                .isBetween(2_850_000_000L, 3_000_000_000L);
        assertThat(outage.parts().getLast().to()).isEqualTo(outage.recovered());
    }

    @Test
    void what_nobody_watched_is_told_together() {
        ClientOutage outage = outage(List.of(), 9_100, 9_400);

        assertThat(outage.parts())
                .extracting(OutagePart::name)
                .containsExactly("detect, elect and promote", "route");
    }

    @Test
    void a_leader_that_came_back_itself_was_restarted_and_not_elected() {
        ClientOutage outage = outage(List.of(), 99_000, 9_400);

        assertThat(outage.parts())
                .extracting(OutagePart::name)
                .containsExactly("restart and open", "route");
    }
}

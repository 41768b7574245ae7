package io.drillmaster.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeftoversTest {

    private static final Call HOST = Plans.NORMAL.getFirst();
    private static final Call CLUSTER = Plans.NORMAL.getLast();

    private static final Outcome HOST_FOUND = done(Map.of("unit:a.timer", "active/enabled"));
    private static final Outcome CLUSTER_FOUND = done(Map.of("paused", "no"));

    private final Script script =
            new Script(Plans.with(Fidelity.POWER, "return-to-normal = 0")).at(2).sat();

    private static Outcome done(Map<String, String> facts) {
        return new Outcome.Done(Facts.of(facts));
    }

    private LeftoversTest saw(Side when, Call call, Outcome outcome) {
        script.add(new Event.Surveyed(when, call, outcome));
        return this;
    }

    private LeftoversTest before() {
        return saw(Side.BEFORE, HOST, HOST_FOUND).saw(Side.BEFORE, CLUSTER, CLUSTER_FOUND);
    }

    private Finding judged() {
        return Judge.judge(
                        Plans.with(Fidelity.POWER, "return-to-normal = 0"),
                        script.entries(),
                        new ModelCaptures())
                .findings()
                .getFirst();
    }

    @Test
    void an_estate_that_is_as_before_is_met_and_rests_on_every_look() {
        before().saw(Side.AFTER, HOST, HOST_FOUND).saw(Side.AFTER, CLUSTER, CLUSTER_FOUND);

        assertThat(judged().verdict()).isEqualTo(new Verdict.Met());
        assertThat(judged().entries()).containsExactly(3L, 5L, 4L, 6L);
    }

    @Test
    void what_was_added_changed_or_is_gone_is_missed_and_named() {
        before().saw(Side.AFTER, HOST, done(Map.of("nft:inet x", "0123456789ab")))
                .saw(Side.AFTER, CLUSTER, done(Map.of("paused", "yes")));

        assertThat(Leftovers.of(script.entries()).all())
                .containsExactly(
                        new Leftover(
                                "host.normal",
                                "nyc-db1",
                                "nft:inet x",
                                Optional.empty(),
                                Optional.of("0123456789ab")),
                        new Leftover(
                                "host.normal",
                                "nyc-db1",
                                "unit:a.timer",
                                Optional.of("active/enabled"),
                                Optional.empty()),
                        new Leftover(
                                "patroni.flags",
                                "trading-db",
                                "paused",
                                Optional.of("no"),
                                Optional.of("yes")));
        assertThat(judged().measurement().told()).isEqualTo("3");
        assertThat(judged().verdict()).isInstanceOf(Verdict.Missed.class);
        assertThat(judged().verdict().why())
                .contains("nyc-db1, unit:a.timer: was active/enabled, is gone");
    }

    @Test
    void the_last_look_counts_since_a_service_may_have_come_back() {
        before().saw(Side.AFTER, HOST, done(Map.of("unit:a.timer", "activating/enabled")))
                .saw(Side.AFTER, CLUSTER, CLUSTER_FOUND)
                .saw(Side.AFTER, HOST, HOST_FOUND);

        assertThat(judged().verdict()).isEqualTo(new Verdict.Met());
    }

    @Test
    void a_host_that_does_not_answer_afterwards_is_unproven_and_named() {
        before().saw(Side.AFTER, HOST, new Outcome.Refused("no route"))
                .saw(Side.AFTER, CLUSTER, CLUSTER_FOUND);

        assertThat(judged().verdict()).isInstanceOf(Verdict.Unproven.class);
        assertThat(judged().verdict().why()).contains("nyc-db1", "no route");
    }

    @Test
    void a_leftover_is_missed_even_where_another_host_was_not_seen() {
        before().saw(Side.AFTER, HOST, new Outcome.Unknown("silence"))
                .saw(Side.AFTER, CLUSTER, done(Map.of("paused", "yes")));

        assertThat(judged().verdict()).isInstanceOf(Verdict.Missed.class);
        assertThat(judged().verdict().why()).contains("trading-db, paused", "nyc-db1", "silence");
    }

    @Test
    void a_drill_that_never_looked_has_shown_nothing() {
        assertThat(judged().verdict()).isInstanceOf(Verdict.Unproven.class);
        before();
        assertThat(judged().verdict().why()).contains("was not seen after the drill");
    }

    @Test
    void an_aborted_drill_is_held_to_it_too() {
        before().saw(Side.AFTER, HOST, done(Map.of())).saw(Side.AFTER, CLUSTER, CLUSTER_FOUND);
        script.closed(Ending.ABORTED, "Ada: enough");

        assertThat(List.of(judged().verdict().word())).containsExactly("missed");
    }
}

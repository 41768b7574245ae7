package io.drillmaster.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.runbook.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeasibilityTest {

    private static final String CRASH =
            Page.good()
                    .replace("injection: [switchover, power]", "injection: [switchover, crash]")
                    .replace("act: power.cut", "act: postgres.crash")
                    .replace("undo: {verb: power.on, limit: 60s}", "undo: none, it restarts")
                    .replace("injection in [power]", "injection in [crash]");

    private static final String RPO =
            Page.good().replace("  - rto.database < 2m\n", "  - rpo.tier1 = 0 transactions\n");

    private static Planned power() {
        return Planned.usual().choosing("injection", "power");
    }

    private static Planned crash() {
        return Planned.usual().of(CRASH).choosing("injection", "crash");
    }

    @Test
    void a_tuned_estate_leaves_no_doubt() {
        assertThat(Planned.usual().plan().doubts()).isEmpty();
        assertThat(power().plan().doubts()).isEmpty();
        assertThat(crash().plan().doubts()).isEmpty();
    }

    @Test
    void the_stock_start_timeout_makes_the_worst_crash_longer_than_two_minutes() {
        assertThat(crash().knowing(Surveys.stock()).doubts("rto.database"))
                .singleElement()
                .satisfies(doubt -> {
                    assertThat(doubt.certain()).isFalse();
                    assertThat(doubt.worst()).isEqualTo("326 s");
                    assertThat(doubt.setting()).isEqualTo("primary_start_timeout=300s");
                });
    }

    @Test
    void a_lease_longer_than_the_target_is_certain_to_miss_it() {
        Planned slow = power().of(Page.with("rto.database < 2m", "rto.database < 10s"));

        assertThat(slow.doubts("rto.database"))
                .singleElement()
                .satisfies(doubt -> {
                    assertThat(doubt.certain()).isTrue();
                    assertThat(doubt.best()).isEqualTo("19 s");
                    assertThat(doubt.worst()).isEqualTo("23.1 s");
                    assertThat(doubt.setting()).contains("ttl=20s");
                });
    }

    @Test
    void asynchronous_replication_may_lose_what_was_acknowledged() {
        assertThat(power().of(RPO).knowing(Surveys.stock()).doubts("rpo.tier1"))
                .singleElement()
                .satisfies(doubt -> {
                    assertThat(doubt.certain()).isFalse();
                    assertThat(doubt.setting()).isEqualTo("synchronous_mode=off");
                    assertThat(doubt.worst()).contains("maximum_lag_on_failover=1048576B");
                });
    }

    @Test
    void commits_that_wait_for_no_replica_or_no_disk_may_be_lost() {
        Survey hasty =
                Surveys.with(
                        Map.of(
                                "postgres.settings trading-db synchronous_commit", "local",
                                "postgres.settings trading-db fsync", "off"));

        assertThat(power().of(RPO).knowing(hasty).doubts("rpo.tier1"))
                .extracting(Doubt::setting)
                .containsExactly("synchronous_commit=local", "fsync=off");
    }

    @Test
    void a_graceful_injection_can_prove_nothing_about_loss() {
        assertThat(Planned.usual().of(RPO).doubts("rpo.tier1"))
                .singleElement()
                .satisfies(doubt -> {
                    assertThat(doubt.certain()).isTrue();
                    assertThat(doubt.setting()).isEqualTo("injection: patroni.switchover");
                });
    }

    @Test
    void two_sites_without_a_third_vote_are_doubted_whatever_is_injected() {
        Estate two = TestEstates.with("wit: witness", "wit: client");

        assertThat(Planned.usual().on(two).doubts("rto.database"))
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.setting()).isEqualTo("sites: no witness"));
    }

    @Test
    void a_paused_cluster_never_fails_over() {
        Survey paused = Surveys.with(Map.of("patroni.cluster trading-db paused", "yes"));

        assertThat(power().knowing(paused).doubts("rto.database"))
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.certain()).isTrue());
    }

    @Test
    void a_lease_too_short_for_its_own_retries_is_doubted() {
        Survey hasty = Surveys.with(Map.of("patroni.settings trading-db retry_timeout", "10s"));

        assertThat(power().knowing(hasty).doubts("rto.database"))
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.setting()).contains("retry_timeout=10s"));
    }

    @Test
    void a_former_leader_that_cannot_be_rewound_may_need_a_full_copy() {
        Survey copies = Surveys.with(Map.of("patroni.settings trading-db use_pg_rewind", "off"));

        assertThat(power().knowing(copies).doubts("replication-restored"))
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.setting()).isEqualTo("use_pg_rewind=off"));
        assertThat(Planned.usual().knowing(copies).doubts("replication-restored")).isEmpty();
    }

    @Test
    void availability_is_doubted_when_one_outage_is_too_much_of_the_time_watched() {
        Planned lofty =
                power().of(
                                Page.with(
                                        "  - rto.database < 2m",
                                        "  - rto.database < 2m\n  - availability > 99%"));

        assertThat(lofty.doubts("availability"))
                .singleElement()
                .satisfies(doubt -> {
                    assertThat(doubt.worst()).isEqualTo("30.21 %");
                    assertThat(doubt.certain()).isTrue();
                    assertThat(doubt.setting()).contains("ttl=20s");
                });
    }

    private static Planned promising(String availability) {
        return power().of(
                        Page.with(
                                "  - rto.database < 2m",
                                "  - rto.database < 2m\n  - availability " + availability));
    }

    @Test
    void what_the_outage_to_expect_burns_is_told_before_the_drill() {
        Planned planned = promising("> 99.99 % over 90d");

        assertThat(planned.doubts("availability")).isEmpty();
        assertThat(planned.burns())
                .singleElement()
                .asString()
                .isEqualTo(
                        "availability > 99.99 % over 90 d: the outage to expect is 19 s to 23.1 s,"
                            + " the error budget is 777.600 s in 90 d, and that burns 2.44 .. 2.97"
                            + " % of it (ttl=20s, loop_wait=1s); other outages come on top");
        assertThat(promising("> 1 %").burns()).isEmpty();
    }

    @Test
    void a_budget_that_one_outage_may_overspend_is_doubted() {
        assertThat(promising("> 99.975 % over 1d").doubts("availability"))
                .singleElement()
                .satisfies(doubt -> {
                    assertThat(doubt.certain()).isFalse();
                    assertThat(doubt.worst()).isEqualTo("99.973264 %");
                    assertThat(doubt.why()).contains("23.1 s", "21.600 s in 1 d");
                });
        assertThat(promising("> 99.999 % over 1d").doubts("availability"))
                .singleElement()
                .satisfies(doubt -> assertThat(doubt.certain()).isTrue());
    }
}

package io.drillmaster.trading.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Lease lease = new Lease(Duration.ofSeconds(10), Duration.ofSeconds(1));

    @Test
    void a_lease_that_was_never_renewed_does_not_hold() {
        assertThat(lease.holds(0)).isFalse();
    }

    @Test
    void a_lease_ends_before_the_session_could_end_elsewhere() {
        lease.renewed(5 * SECOND);

        assertThat(lease.holds(14 * SECOND - 1)).isTrue();
        assertThat(lease.holds(14 * SECOND)).isFalse();
    }

    @Test
    void a_lease_that_was_ended_does_not_hold() {
        lease.renewed(5 * SECOND);
        lease.ended();

        assertThat(lease.holds(6 * SECOND)).isFalse();
    }

    @Test
    void a_lease_holds_across_the_end_of_the_clocks_numbers() {
        lease.renewed(Long.MAX_VALUE - SECOND);

        assertThat(lease.holds(Long.MAX_VALUE - SECOND + 8 * SECOND)).isTrue();
        assertThat(lease.holds(Long.MAX_VALUE - SECOND + 9 * SECOND)).isFalse();
    }
}

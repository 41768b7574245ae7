package io.drillmaster.trading.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.trading.orders.Side;
import io.drillmaster.trading.orders.Ticket;
import io.drillmaster.trading.setup.Settings;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private final Limits limits =
            Limits.of(new Settings(Map.of("HFT_LIMITS", "500:2000,PROBE=10:20")));

    @Test
    void an_order_within_the_limits_passes() {
        assertThat(limits.breach(ticket("A", Side.BUY, 500), 1500)).isEmpty();
    }

    @Test
    void an_order_that_is_too_large_is_refused() {
        assertThat(limits.breach(ticket("A", Side.BUY, 501), 0))
                .contains("risk: A may order 500 at once, not 501");
    }

    @Test
    void an_order_that_could_lead_beyond_the_largest_position_is_refused() {
        assertThat(limits.breach(ticket("A", Side.SELL, 500), -1501))
                .contains("risk: A may hold 2000 of AAPL, and would hold -2001");
    }

    @Test
    void an_order_that_leads_back_is_taken_from_any_position() {
        assertThat(limits.breach(ticket("A", Side.SELL, 500), 9000)).isEmpty();
    }

    @Test
    void an_account_may_have_limits_of_its_own() {
        assertThat(limits.breach(ticket("PROBE", Side.BUY, 11), 0)).isPresent();
        assertThat(limits.breach(ticket("PROBE", Side.BUY, 10), 11)).isPresent();
        assertThat(limits.breach(ticket("PROBE", Side.BUY, 10), 10)).isEmpty();
    }

    private static Ticket ticket(String account, Side side, long quantity) {
        return new Ticket("S", "1", account, "AAPL", side, quantity, Optional.empty(), false);
    }
}

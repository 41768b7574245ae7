package io.drillmaster.trading.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {

    private final Gate gate = new Gate(List.of("A", "B"));

    @Test
    void nobody_comes_in_where_the_engine_does_not_lead() {
        assertThat(gate.refuses("A")).get().asString().contains("does not lead");
        assertThat(gate.owed()).isEmpty();
        assertThat(gate.takesOrders()).isFalse();
    }

    @Test
    void a_new_lead_cancels_what_every_session_left_open_before_it_lets_anybody_in() {
        assertThat(gate.tell(true)).isTrue();
        assertThat(gate.owed()).containsExactly("A", "B");
        assertThat(gate.refuses("A")).get().asString().contains("being cancelled");

        gate.settled(gate.owed());

        assertThat(gate.refuses("A")).isEmpty();
        assertThat(gate.takesOrders()).isTrue();
    }

    @Test
    void a_lost_session_comes_back_once_its_orders_are_cancelled_and_the_other_is_not_disturbed() {
        gate.tell(true);
        gate.settled(gate.owed());
        gate.lost("A");

        assertThat(gate.refuses("A")).isPresent();
        assertThat(gate.refuses("B")).isEmpty();
        assertThat(gate.takesOrders()).isTrue();

        gate.settled(List.of("A"));

        assertThat(gate.refuses("A")).isEmpty();
    }

    @Test
    void a_lead_that_ends_owes_everything_again() {
        gate.tell(true);
        gate.settled(gate.owed());

        assertThat(gate.tell(false)).isTrue();
        assertThat(gate.tell(false)).isFalse();
        assertThat(gate.takesOrders()).isFalse();
        assertThat(gate.tell(true)).isTrue();
        assertThat(gate.owed()).containsExactly("A", "B");
    }
}

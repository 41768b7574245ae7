package io.drillmaster.trading.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drillmaster.trading.orders.Side;
import io.drillmaster.trading.orders.Ticket;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.field.PossResend;

class ReadingTest {

    @Test
    void an_order_without_an_account_belongs_to_its_session() throws Exception {
        assertThat(Reading.ticket("PROBE", order()))
                .isEqualTo(
                        new Ticket(
                                "PROBE",
                                "P-1",
                                "PROBE",
                                "AAPL",
                                Side.SELL,
                                100,
                                Optional.of(new BigDecimal("190.05")),
                                false));
    }

    @Test
    void an_order_that_may_be_sent_again_says_so() throws Exception {
        Message order = order();
        order.getHeader().setField(new PossResend(true));

        assertThat(Reading.ticket("PROBE", order).mayBeResent()).isTrue();
    }

    @Test
    void what_is_missing_is_refused_with_its_tag() {
        for (int tag : new int[] {11, 55, 54, 38, 40, 44}) {
            Message order = order();
            order.removeField(tag);

            assertThatThrownBy(() -> Reading.ticket("PROBE", order))
                    .isInstanceOfSatisfying(
                            FieldNotFound.class, e -> assertThat(e.field).isEqualTo(tag));
        }
    }

    @Test
    void what_makes_no_sense_is_refused_with_its_tag() {
        refused(11, "two\twords");
        refused(55, "apple");
        refused(54, "7");
        refused(38, "0");
        refused(38, "-5");
        refused(38, "1.5");
        refused(38, "1E30");
        refused(40, "3");
        refused(44, "0");
        refused(44, "1.2345678");
    }

    private static void refused(int tag, String value) {
        Message order = order();
        order.setString(tag, value);
        assertThatThrownBy(() -> Reading.ticket("PROBE", order))
                .isInstanceOfSatisfying(
                        IncorrectTagValue.class, e -> assertThat(e.getField()).isEqualTo(tag));
    }

    private static Message order() {
        Message order = new Message();
        order.setString(11, "P-1");
        order.setString(55, "AAPL");
        order.setString(54, "2");
        order.setString(38, "100");
        order.setString(40, "2");
        order.setString(44, "190.05");
        return order;
    }
}

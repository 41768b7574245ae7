package io.drillmaster.trading.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.trading.orders.Instruction.Cancel;
import io.drillmaster.trading.orders.Instruction.CancelAll;
import io.drillmaster.trading.orders.Instruction.Place;
import io.drillmaster.trading.orders.OrderState;
import io.drillmaster.trading.orders.Report;
import io.drillmaster.trading.orders.Report.CancelRefused;
import io.drillmaster.trading.orders.Report.Execution;
import io.drillmaster.trading.orders.Report.Kind;
import io.drillmaster.trading.orders.Side;
import io.drillmaster.trading.orders.Status;
import io.drillmaster.trading.orders.Ticket;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final Book book = new Book();

    @Test
    void an_order_is_told_as_new_before_it_is_told_as_filled() {
        Batch batch = batch(Optional.empty(), List.of());
        batch.take(new Place(ticket("1", "190.05", false)));

        assertThat(kinds(batch)).containsExactly(Kind.NEW, Kind.TRADE);
        assertThat(batch.trades())
                .singleElement()
                .extracting(Batch.Trade::contra)
                .isEqualTo("HOUSE");
        assertThat(batch.changed()).isEmpty();
    }

    @Test
    void an_id_used_twice_is_rejected_and_books_nothing() {
        Batch batch = batch(Optional.empty(), List.of());
        batch.take(new Place(ticket("1", "189.99", false)));
        batch.take(new Place(ticket("1", "189.99", false)));

        assertThat(kinds(batch)).containsExactly(Kind.NEW, Kind.REJECTED);
        assertThat(batch.placed()).hasSize(1);
    }

    @Test
    void an_order_that_may_be_sent_again_is_told_how_it_stands() {
        OrderState durable =
                new OrderState(9, ticket("1", "190.05", false), Status.FILLED, 100, BigDecimal.TEN);
        Batch batch = batch(Optional.empty(), List.of(durable));
        batch.take(new Place(ticket("1", "190.05", true)));

        assertThat(kinds(batch)).containsExactly(Kind.STATUS);
        assertThat(batch.placed()).isEmpty();
        assertThat(batch.reports().getFirst())
                .isInstanceOfSatisfying(
                        Execution.class, told -> assertThat(told.state()).isEqualTo(durable));
    }

    @Test
    void while_trading_is_closed_orders_are_rejected_and_cancels_work() {
        Batch before = batch(Optional.empty(), List.of());
        before.take(new Place(ticket("1", "189.99", false)));

        Batch batch = batch(Optional.of("trading is disabled"), List.of());
        batch.take(new Place(ticket("2", "189.99", false)));
        batch.take(new Cancel("S", "X", "1"));

        assertThat(kinds(batch)).containsExactly(Kind.REJECTED, Kind.CANCELED);
        assertThat(batch.reports().getFirst())
                .isInstanceOfSatisfying(
                        Execution.class,
                        told -> assertThat(told.text()).isEqualTo("trading is disabled"));
        assertThat(batch.changed()).hasSize(1);
    }

    @Test
    void a_cancel_of_what_is_done_or_unknown_is_refused_and_says_why() {
        OrderState durable =
                new OrderState(9, ticket("1", "190.05", false), Status.FILLED, 100, BigDecimal.TEN);
        Batch batch = batch(Optional.empty(), List.of(durable));
        batch.take(new Cancel("S", "X", "1"));
        batch.take(new Cancel("S", "Y", "2"));

        assertThat(batch.reports())
                .containsExactly(
                        new CancelRefused("S", "X", "1", "too late, the order is FILLED"),
                        new CancelRefused("S", "Y", "2", "unknown order"));
    }

    @Test
    void a_lost_session_takes_its_open_orders_out_of_the_book_and_no_others() {
        Batch batch = batch(Optional.empty(), List.of());
        batch.take(new Place(ticket("1", "189.99", false)));
        batch.take(new Place(ticket("2", "189.98", false)));
        batch.take(new CancelAll("OTHER"));
        assertThat(book.size()).isEqualTo(2);

        batch.take(new CancelAll("S"));

        assertThat(book.size()).isZero();
        assertThat(batch.placed().stream().map(order -> order.state().status()))
                .containsExactly(Status.CANCELED, Status.CANCELED);
    }

    private static List<Kind> kinds(Batch batch) {
        return batch.reports().stream().map(BatchTest::kind).toList();
    }

    private static Kind kind(Report report) {
        return ((Execution) report).kind();
    }

    private Batch batch(Optional<String> closed, List<OrderState> durable) {
        return new Batch(
                book, new Known(durable), closed, List.of(11L, 12L, 13L), new Executions(5));
    }

    private static Ticket ticket(String id, String price, boolean mayBeResent) {
        return new Ticket(
                "S",
                id,
                "A",
                "AAPL",
                Side.BUY,
                100,
                Optional.of(new BigDecimal(price)),
                mayBeResent);
    }
}

package io.drillmaster.trading.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.drillmaster.trading.orders.OrderState;
import io.drillmaster.trading.orders.Side;
import io.drillmaster.trading.orders.Status;
import io.drillmaster.trading.orders.Ticket;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BookTest {

    private final Book book = new Book();
    private long last;

    @Test
    void an_order_that_meets_nobody_rests() {
        Working order = order(Side.BUY, 100, "189.995");

        assertThat(book.enter(order)).isEmpty();
        assertThat(book.find("S", "1")).contains(order);
        assertThat(order.state().status()).isEqualTo(Status.NEW);
    }

    @Test
    void an_order_that_meets_the_house_is_filled_at_the_price_of_the_house() {
        Working order = order(Side.BUY, 100, "190.05");

        assertThat(book.enter(order))
                .containsExactly(new Fill(order, Optional.empty(), 100, new BigDecimal("190.01")));
        assertThat(order.state().status()).isEqualTo(Status.FILLED);
        assertThat(book.size()).isZero();
    }

    @Test
    void a_better_price_comes_before_the_house_and_an_older_order_before_a_younger() {
        Working older = order(Side.SELL, 50, "190.005");
        Working younger = order(Side.SELL, 50, "190.005");
        Working best = order(Side.SELL, 10, "190.001");
        List.of(older, younger, best).forEach(book::enter);

        List<Fill> fills = book.enter(order(Side.BUY, 100, "190.05"));

        assertThat(fills.stream().map(Fill::maker))
                .containsExactly(Optional.of(best), Optional.of(older), Optional.of(younger));
        assertThat(younger.state().filled()).isEqualTo(40);
        assertThat(younger.state().status()).isEqualTo(Status.PARTIALLY_FILLED);
        assertThat(book.size()).isEqualTo(1);
    }

    @Test
    void the_house_fills_what_the_book_leaves() {
        book.enter(order(Side.SELL, 30, "190.005"));
        Working taker = order(Side.BUY, 100, "190.05");

        assertThat(book.enter(taker).stream().map(Fill::quantity)).containsExactly(30L, 70L);
        assertThat(taker.state().averagePrice()).isEqualByComparingTo("190.0085");
    }

    @Test
    void an_order_without_a_price_is_always_filled() {
        Working order =
                new Working(
                        1,
                        new Ticket("S", "1", "A", "OTHER", Side.SELL, 5, Optional.empty(), false));

        assertThat(book.enter(order).stream().map(Fill::price))
                .containsExactly(new BigDecimal("99.99"));
    }

    @Test
    void an_order_taken_out_is_met_by_nobody() {
        Working resting = order(Side.SELL, 30, "190.005");
        book.enter(resting);
        resting.cancel();
        book.remove(resting);

        List<Fill> fills = book.enter(order(Side.BUY, 30, "190.05"));

        assertThat(fills.stream().map(Fill::maker)).containsExactly(Optional.empty());
        assertThat(resting.state().status()).isEqualTo(Status.CANCELED);
    }

    @Test
    void a_book_made_of_durable_rows_goes_on_where_they_stand() {
        Working before = order(Side.SELL, 100, "190.005");
        before.fill(60, new BigDecimal("190.005"));
        OrderState durable = before.state();
        book.rest(Working.of(durable));

        List<Fill> fills = book.enter(order(Side.BUY, 50, "190.05"));

        assertThat(fills.stream().map(Fill::quantity)).containsExactly(40L, 10L);
        assertThat(fills.getFirst().maker().orElseThrow().state().status())
                .isEqualTo(Status.FILLED);
    }

    private Working order(Side side, long quantity, String price) {
        last++;
        return new Working(
                last,
                new Ticket(
                        "S",
                        String.valueOf(last),
                        "A",
                        "AAPL",
                        side,
                        quantity,
                        Optional.of(new BigDecimal(price)),
                        false));
    }
}

package io.drillmaster.trading.engine;

import io.drillmaster.trading.orders.OrderState;
import io.drillmaster.trading.orders.Status;
import io.drillmaster.trading.orders.Ticket;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An order while the engine works on it. */
final class Working {

    private static final int PLACES = 6;

    private final long id;
    private final Ticket ticket;
    private long filled;
    private BigDecimal paid;
    private boolean canceled;

    Working(long id, Ticket ticket) {
        this(id, ticket, 0, BigDecimal.ZERO);
    }

    private Working(long id, Ticket ticket, long filled, BigDecimal paid) {
        this.id = id;
        this.ticket = ticket;
        this.filled = filled;
        this.paid = paid;
    }

    static Working of(OrderState state) {
        return new Working(
                state.id(),
                state.ticket(),
                state.filled(),
                state.averagePrice().multiply(BigDecimal.valueOf(state.filled())));
    }

    Ticket ticket() {
        return ticket;
    }

    long id() {
        return id;
    }

    long left() {
        return canceled ? 0 : ticket.quantity() - filled;
    }

    void fill(long quantity, BigDecimal price) {
        filled += quantity;
        paid = paid.add(price.multiply(BigDecimal.valueOf(quantity)));
    }

    void cancel() {
        canceled = true;
    }

    OrderState state() {
        BigDecimal average =
                filled == 0
                        ? BigDecimal.ZERO
                        : paid.divide(BigDecimal.valueOf(filled), PLACES, RoundingMode.HALF_UP);
        Status status = canceled ? Status.CANCELED : Status.of(ticket.quantity(), filled);
        return new OrderState(id, ticket, status, filled, average);
    }
}

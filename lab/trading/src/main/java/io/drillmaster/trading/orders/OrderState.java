package io.drillmaster.trading.orders;

import java.math.BigDecimal;

/** An order as it stands in durable rows; one that was never booked has the id 0. */
public record OrderState(
        long id, Ticket ticket, Status status, long filled, BigDecimal averagePrice) {

    public static OrderState unbooked(Ticket ticket) {
        return new OrderState(0, ticket, Status.REJECTED, 0, BigDecimal.ZERO);
    }

    public long left() {
        return status.isOpen() ? ticket.quantity() - filled : 0;
    }
}

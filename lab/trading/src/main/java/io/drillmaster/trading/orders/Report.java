package io.drillmaster.trading.orders;

import java.math.BigDecimal;

/** What a client is told, once it is durable. */
public sealed interface Report {

    String session();

    /** What kind of news an execution is. */
    enum Kind {
        NEW,
        TRADE,
        CANCELED,
        REJECTED,
        STATUS
    }

    /** Something happened to an order; the reference is the id of the cancel that caused it. */
    record Execution(
            Kind kind,
            String id,
            OrderState state,
            long lastQuantity,
            BigDecimal lastPrice,
            String reference,
            String text)
            implements Report {

        public static Execution of(Kind kind, String id, OrderState state, String text) {
            return new Execution(kind, id, state, 0, BigDecimal.ZERO, "", text);
        }

        @Override
        public String session() {
            return state.ticket().session();
        }
    }

    /** There was nothing to cancel. */
    record CancelRefused(String session, String cancelId, String clientOrderId, String text)
            implements Report {}
}

package io.drillmaster.trading.orders;

import java.math.BigDecimal;
import java.util.Optional;

/** An order as a client asks for it; without a price it trades at the market. */
public record Ticket(
        String session,
        String clientOrderId,
        String account,
        String symbol,
        Side side,
        long quantity,
        Optional<BigDecimal> price,
        boolean mayBeResent) {}

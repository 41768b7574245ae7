package io.drillmaster.trading.engine;

import io.drillmaster.trading.orders.Side;
import io.drillmaster.trading.orders.Symbols;
import java.math.BigDecimal;

/** The house account: it quotes both sides of every symbol, as much as anybody wants. */
final class House {

    static final String ACCOUNT = "HOUSE";

    private static final BigDecimal HALF_SPREAD = new BigDecimal("0.01");

    private House() {}

    /** What the house asks of a buyer, or bids to a seller. */
    static BigDecimal price(String symbol, Side taker) {
        BigDecimal middle = Symbols.middle(symbol);
        return taker == Side.BUY ? middle.add(HALF_SPREAD) : middle.subtract(HALF_SPREAD);
    }
}

package io.drillmaster.trading.orders;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** What the lab trades, each around a price that never moves. */
public final class Symbols {

    private static final BigDecimal OTHERS = new BigDecimal("100");
    private static final Map<String, BigDecimal> MIDDLE =
            Map.of(
                    "AAPL", new BigDecimal("190"),
                    "AMZN", new BigDecimal("185"),
                    "MSFT", new BigDecimal("420"),
                    "NVDA", new BigDecimal("130"));

    private Symbols() {}

    public static List<String> all() {
        return MIDDLE.keySet().stream().sorted().toList();
    }

    public static BigDecimal middle(String symbol) {
        return MIDDLE.getOrDefault(symbol, OTHERS);
    }
}

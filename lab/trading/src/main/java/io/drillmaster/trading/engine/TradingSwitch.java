package io.drillmaster.trading.engine;

import io.drillmaster.trading.setup.Say;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The key {@code trading:enabled}: new orders are taken only while it is known to say true. */
final class TradingSwitch {

    static final String KEY = "trading:enabled";

    private static final Duration BELIEVED_FOR = Duration.ofSeconds(5);

    private final List<Redis> servers;
    private volatile Optional<String> closed = Optional.of("the trading switch was not read yet");
    private long lastRead;

    /** The servers are asked in this order. */
    TradingSwitch(List<Redis> servers) {
        this.servers = servers;
    }

    /** Why no new order is taken, or nothing when all is well. */
    Optional<String> closed() {
        return closed;
    }

    synchronized void look() {
        String failures = "";
        for (Redis server : servers) {
            try {
                Optional<String> value = server.get(KEY);
                lastRead = System.nanoTime();
                tell(
                        value.filter("true"::equals).isPresent()
                                ? Optional.empty()
                                : Optional.of("trading is disabled"));
                return;
            } catch (IOException e) {
                failures += " " + Say.why(e);
            }
        }
        if (System.nanoTime() - lastRead > BELIEVED_FOR.toNanos()) {
            tell(Optional.of("the trading switch cannot be read:" + failures));
        }
    }

    private void tell(Optional<String> now) {
        if (!now.equals(closed)) {
            Say.that("orders: %s".formatted(now.orElse("trading is enabled")));
            closed = now;
        }
    }
}

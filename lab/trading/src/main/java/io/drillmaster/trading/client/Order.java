package io.drillmaster.trading.client;

import io.drillmaster.trading.orders.Side;
import java.math.BigDecimal;

/** An order as the client knows it. */
final class Order {

    /** How far the client knows. */
    enum Stage {
        SENT,
        OPEN,
        DONE
    }

    private final String id;
    private final String symbol;
    private final Side side;
    private final long quantity;
    private final BigDecimal price;
    private final long since = System.nanoTime();
    private Stage stage = Stage.SENT;
    private long filled;

    Order(Entry entry) {
        id = entry.id();
        symbol = entry.symbol();
        side = entry.side();
        quantity = entry.quantity();
        price = entry.price();
    }

    String id() {
        return id;
    }

    String symbol() {
        return symbol;
    }

    Side side() {
        return side;
    }

    long quantity() {
        return quantity;
    }

    BigDecimal price() {
        return price;
    }

    Stage stage() {
        return stage;
    }

    long filled() {
        return filled;
    }

    long age() {
        return System.nanoTime() - since;
    }

    void reaches(Stage next) {
        if (next.compareTo(stage) > 0) {
            stage = next;
        }
    }

    /** How much that adds to what was known; nothing is counted twice. */
    long fillUpTo(long total) {
        long more = Math.max(0, total - filled);
        filled += more;
        if (filled >= quantity) {
            reaches(Stage.DONE);
        }
        return more;
    }
}

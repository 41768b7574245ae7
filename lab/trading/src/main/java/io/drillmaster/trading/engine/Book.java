package io.drillmaster.trading.engine;

import io.drillmaster.trading.orders.Side;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The open orders of all symbols: best price first, then first come. */
final class Book {

    private record Shelf(String symbol, Side side) {}

    private record Name(String session, String clientOrderId) {}

    private final Map<Shelf, NavigableMap<BigDecimal, Deque<Working>>> shelves = new HashMap<>();
    private final Map<Name, Working> open = new HashMap<>();

    Optional<Working> find(String session, String clientOrderId) {
        return Optional.ofNullable(open.get(new Name(session, clientOrderId)));
    }

    List<Working> of(String session) {
        return open.values().stream()
                .filter(order -> order.ticket().session().equals(session))
                .sorted(Comparator.comparingLong(Working::id))
                .toList();
    }

    int size() {
        return open.size();
    }

    /** Trades the order as far as prices meet; what is left of it rests. */
    List<Fill> enter(Working taker) {
        List<Fill> fills = new ArrayList<>();
        Side side = taker.ticket().side();
        var against = shelf(taker.ticket().symbol(), side.other());
        BigDecimal house = House.price(taker.ticket().symbol(), side);
        while (taker.left() > 0
                && !against.isEmpty()
                && meets(taker, against.firstKey())
                && !better(side, house, against.firstKey())) {
            fills.add(cross(taker, against));
        }
        if (taker.left() > 0 && meets(taker, house)) {
            fills.add(trade(taker, Optional.empty(), taker.left(), house));
        }
        if (taker.left() > 0) {
            rest(taker);
        }
        return fills;
    }

    /** Puts an order back where it rested; in the order of their ids they keep their turn. */
    void rest(Working order) {
        BigDecimal price =
                order.ticket()
                        .price()
                        .orElseThrow(() -> new IllegalStateException("the house fills the market"));
        shelf(order.ticket().symbol(), order.ticket().side())
                .computeIfAbsent(price, at -> new ArrayDeque<>())
                .add(order);
        open.put(name(order), order);
    }

    void remove(Working order) {
        order.ticket()
                .price()
                .ifPresent(price -> {
                    var shelf = shelf(order.ticket().symbol(), order.ticket().side());
                    Deque<Working> level = shelf.getOrDefault(price, new ArrayDeque<>());
                    level.remove(order);
                    if (level.isEmpty()) {
                        shelf.remove(price);
                    }
                });
        open.remove(name(order));
    }

    private Fill cross(Working taker, NavigableMap<BigDecimal, Deque<Working>> against) {
        BigDecimal price = against.firstKey();
        Working maker = against.firstEntry().getValue().getFirst();
        Fill fill = trade(taker, Optional.of(maker), Math.min(taker.left(), maker.left()), price);
        if (maker.left() == 0) {
            remove(maker);
        }
        return fill;
    }

    private static Fill trade(
            Working taker, Optional<Working> maker, long quantity, BigDecimal price) {
        taker.fill(quantity, price);
        maker.ifPresent(other -> other.fill(quantity, price));
        return new Fill(taker, maker, quantity, price);
    }

    private static boolean meets(Working taker, BigDecimal price) {
        return taker.ticket()
                .price()
                .map(limit -> !better(taker.ticket().side(), limit, price))
                .orElse(true);
    }

    /** Whether the first price is the better one to pay for a buyer, or to get for a seller. */
    private static boolean better(Side side, BigDecimal one, BigDecimal other) {
        int compared = one.compareTo(other);
        return side == Side.BUY ? compared < 0 : compared > 0;
    }

    private NavigableMap<BigDecimal, Deque<Working>> shelf(String symbol, Side side) {
        return shelves.computeIfAbsent(
                new Shelf(symbol, side),
                shelf ->
                        new TreeMap<>(
                                side == Side.SELL
                                        ? Comparator.<BigDecimal>naturalOrder()
                                        : Comparator.<BigDecimal>reverseOrder()));
    }

    private static Name name(Working order) {
        return new Name(order.ticket().session(), order.ticket().clientOrderId());
    }
}

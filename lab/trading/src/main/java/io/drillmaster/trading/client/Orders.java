package io.drillmaster.trading.client;

import io.drillmaster.trading.client.Entry.What;
import io.drillmaster.trading.client.Order.Stage;
import io.drillmaster.trading.orders.Positions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the client knows: a fold of its ledger. */
final class Orders {

    /** Finished orders are remembered as long as a mass status may still tell of them. */
    private static final Duration REMEMBERED = Duration.ofMinutes(15);

    private final String account;
    private final Positions positions = new Positions();
    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<What, Long> counts = new EnumMap<>(What.class);
    private long last;

    Orders(String account) {
        this.account = account;
    }

    synchronized String nextId() {
        last++;
        return "%s-%08d".formatted(account, last);
    }

    synchronized void add(Entry entry) {
        counts.merge(entry.what(), 1L, Long::sum);
        last = Math.max(last, number(entry.id()));
        Order order = orders.computeIfAbsent(entry.id(), id -> new Order(entry));
        long more = order.fillUpTo(entry.filled());
        if (more > 0) {
            positions.add(account, order.symbol(), order.side().signed(more));
        }
        switch (entry.what()) {
            case SENT -> forgetOld();
            case ACKNOWLEDGED, FILLED -> order.reaches(Stage.OPEN);
            case RESTATED -> order.reaches(entry.note().contains("open") ? Stage.OPEN : Stage.DONE);
            case CANCELLED, REJECTED, NOT_BOOKED -> order.reaches(Stage.DONE);
        }
    }

    /** Whether the entry tells more than is known. */
    synchronized boolean isNews(Entry entry) {
        Optional<Order> order = find(entry.id());
        if (order.isEmpty()) {
            return number(entry.id()) >= oldest();
        }
        boolean open = entry.note().contains("open");
        return entry.filled() > order.get().filled()
                || order.get().stage().compareTo(open ? Stage.OPEN : Stage.DONE) < 0;
    }

    synchronized Optional<Order> find(String id) {
        return Optional.ofNullable(orders.get(id));
    }

    synchronized List<Order> at(Stage stage) {
        return orders.values().stream().filter(order -> order.stage() == stage).toList();
    }

    Positions positions() {
        return positions;
    }

    synchronized Map<What, Long> counts() {
        return new EnumMap<>(counts);
    }

    private void forgetOld() {
        List<String> old = new ArrayList<>();
        for (Order order : orders.values()) {
            if (order.age() < REMEMBERED.toNanos()) {
                break;
            }
            if (order.stage() == Stage.DONE) {
                old.add(order.id());
            }
        }
        old.forEach(orders::remove);
    }

    private long oldest() {
        return orders.keySet().stream().findFirst().map(Orders::number).orElse(0L);
    }

    private static long number(String id) {
        String digits = id.substring(id.lastIndexOf('-') + 1);
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }
}

package io.drillmaster.trading.client;

import io.drillmaster.trading.client.Entry.What;
import io.drillmaster.trading.client.Order.Stage;
import io.drillmaster.trading.orders.Side;
import io.drillmaster.trading.orders.Symbols;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The order flow: so many orders a second by the clock, most of them to trade, some to rest a
 * while.
 */
final class Flow {

    private static final Duration REST = Duration.ofSeconds(3);
    private static final long MOST_HELD = 20_000;
    private static final BigDecimal AGGRESSIVE = new BigDecimal("0.05");
    private static final BigDecimal PASSIVE = new BigDecimal("-0.005");

    private final Conversation conversation;
    private final Orders orders;
    private final String account;
    private final SplittableRandom dice = new SplittableRandom();
    private final Set<String> cancelled = new HashSet<>();
    private volatile int rate;
    private final AtomicLong skipped = new AtomicLong();

    Flow(Conversation conversation, Orders orders, String account, int rate) {
        this.conversation = conversation;
        this.orders = orders;
        this.account = account;
        this.rate = rate;
    }

    void setRate(int perSecond) {
        rate = perSecond;
    }

    int rate() {
        return rate;
    }

    /** Orders that were due while there was nobody to send them to. */
    long skipped() {
        return skipped.get();
    }

    /** Runs on a platform thread of its own: a virtual one is no pacer. */
    void run() {
        long due = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            long now = System.nanoTime();
            int perSecond = rate;
            if (perSecond <= 0 || now - due > Duration.ofSeconds(1).toNanos()) {
                due = now;
            }
            if (perSecond > 0 && now - due >= 0) {
                due += 1_000_000_000L / perSecond;
                one();
            } else {
                LockSupport.parkNanos(Math.clamp(due - now, 100_000L, 20_000_000L));
            }
        }
    }

    /** Takes back what has rested long enough. */
    void cancelOld() {
        List<Order> open = orders.at(Stage.OPEN);
        cancelled.retainAll(open.stream().map(Order::id).toList());
        if (!conversation.isReady()) {
            cancelled.clear();
            return;
        }
        open.stream()
                .filter(order -> order.age() > REST.toNanos())
                .filter(order -> cancelled.add(order.id()))
                .forEach(order -> conversation.send(Asking.cancel(order)));
    }

    private void one() {
        if (!conversation.isReady()) {
            skipped.incrementAndGet();
            return;
        }
        List<String> symbols = Symbols.all();
        String symbol = symbols.get(dice.nextInt(symbols.size()));
        long held = orders.positions().of(account, symbol);
        Side side = dice.nextBoolean() ? Side.BUY : Side.SELL;
        if (Math.abs(held) > MOST_HELD) {
            side = held > 0 ? Side.SELL : Side.BUY;
        }
        BigDecimal distance = dice.nextInt(10) < 7 ? AGGRESSIVE : PASSIVE;
        BigDecimal price =
                side == Side.BUY
                        ? Symbols.middle(symbol).add(distance)
                        : Symbols.middle(symbol).subtract(distance);
        long quantity = 100L * dice.nextInt(1, 11);
        Entry entry = new Entry(What.SENT, orders.nextId(), symbol, side, quantity, price, 0, "");
        conversation.send(entry, Asking.order(entry, account));
    }
}

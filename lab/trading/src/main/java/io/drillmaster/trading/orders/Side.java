package io.drillmaster.trading.orders;

/** Which way an order trades. */
public enum Side {
    BUY,
    SELL;

    /** What a fill of this side does to a position. */
    public long signed(long quantity) {
        return this == BUY ? quantity : -quantity;
    }

    public Side other() {
        return this == BUY ? SELL : BUY;
    }
}

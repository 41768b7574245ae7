package io.drillmaster.trading.orders;

/** Where an order stands, in the words of the table. */
public enum Status {
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    REJECTED;

    public boolean isOpen() {
        return this == NEW || this == PARTIALLY_FILLED;
    }

    public static Status of(long quantity, long filled) {
        if (filled == 0) {
            return NEW;
        }
        return filled < quantity ? PARTIALLY_FILLED : FILLED;
    }
}

package io.drillmaster.connector;

/** How like a real disaster an injection is, and so which claims it can support. */
public enum Fidelity {
    /** A clean stop or a planned move: it drains what a disaster would lose. */
    GRACEFUL,
    /** The process dies at once; its host and the page cache live on. */
    CRASH,
    /** The host vanishes: nothing is flushed, no connection is closed. */
    POWER,
    /** Packets are dropped and both sides live on. */
    PARTITION;

    /** A clean stop drains its log to the standby, so the loss it shows is zero by construction. */
    public boolean supportsRpo() {
        return this != GRACEFUL;
    }

    /** What it strikes is not heard any more, without a word. */
    public boolean silences() {
        return this == POWER || this == PARTITION;
    }
}

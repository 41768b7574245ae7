package io.drillmaster.watch.probe;

/** What becomes of the operations that fall due. */
interface Tries extends Pacer.Due {

    /** Gives up what has waited or hung too long; called all the time by another thread. */
    void look(long now);

    /** No operation falls due any more: returns when every one has ended. */
    void drain() throws InterruptedException;

    /** Waits for nothing that is under way. */
    default void stop() {}

    /** Why the last try failed, in the server's or the network's own words. */
    String trouble();
}

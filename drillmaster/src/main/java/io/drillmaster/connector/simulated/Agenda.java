package io.drillmaster.connector.simulated;

import java.util.Comparator;
import java.util.PriorityQueue;

/** What will happen, in the order of time, and of its planning where the time is the same. */
final class Agenda {

    private record Change(long at, long order, Runnable what) {}

    private final PriorityQueue<Change> due =
            new PriorityQueue<>(
                    Comparator.comparingLong(Change::at).thenComparingLong(Change::order));
    private long order;

    void add(long at, Runnable what) {
        due.add(new Change(at, order++, what));
    }

    /** Lets everything happen that is due by now, and what that leads to. */
    void reach(long now) {
        while (!due.isEmpty() && due.peek().at() <= now) {
            due.poll().what().run();
        }
    }
}

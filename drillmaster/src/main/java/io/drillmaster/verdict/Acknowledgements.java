package io.drillmaster.verdict;

import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/**
 * Puts the acknowledgements of operations that come in the order they fell due into the order in
 * which they arrived.
 */
final class Acknowledgements {

    private final PriorityQueue<Long> pending = new PriorityQueue<>();
    private final LongConsumer each;

    Acknowledgements(LongConsumer each) {
        this.each = each;
    }

    void arrived(long end) {
        pending.add(end);
    }

    /** No later operation can be acknowledged before this one fell due. */
    void due(long due) {
        while (!pending.isEmpty() && pending.peek() <= due) {
            each.accept(pending.poll());
        }
    }

    void finish() {
        due(Long.MAX_VALUE);
    }
}

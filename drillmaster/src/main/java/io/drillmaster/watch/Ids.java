package io.drillmaster.watch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Numbers of operations: how many exactly, and the first of them as ranges.
 *
 * @param first in rising order; together fewer than {@code count} only if there were too many
 */
public record Ids(long count, List<Range> first) {

    private static final int SHOWN = 100;

    /** From one number to another, both included. */
    public record Range(long from, long to) {

        long size() {
            return to - from + 1;
        }

        @Override
        public String toString() {
            return from == to ? Long.toString(from) : from + "-" + to;
        }
    }

    public Ids {
        first = List.copyOf(first);
    }

    static Ids of(BitSet set) {
        List<Range> ranges = new ArrayList<>();
        int from = set.nextSetBit(0);
        while (from >= 0 && ranges.size() < SHOWN) {
            int end = set.nextClearBit(from);
            ranges.add(new Range(from, end - 1));
            from = set.nextSetBit(end);
        }
        return new Ids(set.cardinality(), ranges);
    }

    public boolean none() {
        return count == 0;
    }

    /** For people: {@code 3, 17-19 and 12 more}. */
    public String told() {
        String some = first.stream().map(Range::toString).collect(Collectors.joining(", "));
        long more = count - first.stream().mapToLong(Range::size).sum();
        return more == 0 ? some : some + " and " + more + " more";
    }
}

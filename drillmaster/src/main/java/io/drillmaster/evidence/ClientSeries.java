package io.drillmaster.evidence;

import io.drillmaster.evidence.chart.Bucket;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Gathers operations, in the order they fell due, into stretches of equal length. */
final class ClientSeries {

    private static final long HOUR_IN_MICROS = 3_600_000_000L;

    private final Zero zero;
    private final long every;
    private final long length;
    private final List<Bucket> buckets = new ArrayList<>();
    private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
    private final Histogram latencies = new Histogram(HOUR_IN_MICROS, 3);
    private final long[] ended = new long[4];
    private long from = Long.MIN_VALUE;
    private long first;
    private long last;

    /**
     * Begins to gather.
     *
     * @param every nanoseconds between two operations
     * @param length nanoseconds of one stretch; stretches begin a multiple of it from the zero
     */
    ClientSeries(Zero zero, long every, long length) {
        this.zero = zero;
        this.every = every;
        this.length = length;
    }

    void add(Operation op) {
        if (from == Long.MIN_VALUE) {
            first = op.due();
            from = first - Math.floorMod(first - zero.reading(), length);
        }
        last = op.due();
        while (op.due() >= from + length) {
            turn();
        }
        counts.merge(op.fate(), 1L, Long::sum);
        ended[column(op.fate())]++;
        if (op.ok()) {
            latencies.recordValue(Math.clamp((op.end() - op.due()) / 1000, 1, HOUR_IN_MICROS));
        }
    }

    /** Good, failed, unknown, not tried. */
    static int column(Fate fate) {
        return switch (fate) {
            case OK -> 0;
            case REFUSED, NO_CONNECTION, READ_ONLY, ERROR -> 1;
            case UNKNOWN -> 2;
            case NOT_TRIED -> 3;
        };
    }

    private void turn() {
        long begin = Math.max(from, first);
        long end = Math.min(from + length, last + every);
        boolean some = latencies.getTotalCount() > 0;
        buckets.add(
                new Bucket(
                        zero.seconds(begin),
                        Math.max(1, end - begin) / 1e9,
                        ended[0],
                        ended[1],
                        ended[2],
                        ended[3],
                        some ? latencies.getValueAtPercentile(50) / 1e3 : 0,
                        some ? latencies.getValueAtPercentile(99) / 1e3 : 0,
                        some ? latencies.getMaxValue() / 1e3 : 0));
        Arrays.fill(ended, 0);
        latencies.reset();
        from += length;
    }

    /** All stretches; the first and the last are as short as they are. */
    List<Bucket> finish() {
        if (from != Long.MIN_VALUE) {
            turn();
        }
        return List.copyOf(buckets);
    }

    /** How often operations ended which way. */
    Map<Fate, Long> counts() {
        return counts;
    }
}

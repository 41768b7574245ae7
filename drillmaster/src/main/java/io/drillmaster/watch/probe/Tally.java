package io.drillmaster.watch.probe;

import io.drillmaster.watch.Fate;
import io.drillmaster.watch.WatchReading;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts as operations end, for the live glance; verdicts rest on captures. */
final class Tally {

    private static final long BUCKET = 50_000_000;
    private static final int BUCKETS = 64;

    /** The last second's operations are looked at once this much has passed: they need time too. */
    private static final long GRACE = BUCKET;

    private static final long SILENCE = 200_000_000;

    private final long start;
    private final long every;
    private final AtomicLongArray good = new AtomicLongArray(BUCKETS);
    private final AtomicLongArray owner = new AtomicLongArray(BUCKETS);
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();
    private final AtomicLong lastGood = new AtomicLong();
    private final AtomicLong badSince = new AtomicLong();

    Tally(long start, long every) {
        this.start = start;
        this.every = every;
    }

    void ended(long due, long end, Fate fate) {
        switch (fate) {
            case OK -> {
                lastGood.accumulateAndGet(end, Math::max);
                badSince.set(0);
                count(due);
            }
            case UNKNOWN -> {
                unknown.incrementAndGet();
                badSince.compareAndSet(0, end);
            }
            case REFUSED, NO_CONNECTION, READ_ONLY, ERROR -> {
                failed.incrementAndGet();
                badSince.compareAndSet(0, end);
            }
            case NOT_TRIED -> {}
        }
    }

    private void count(long due) {
        long bucket = (due - start) / BUCKET;
        int at = (int) (bucket % BUCKETS);
        long before = owner.get(at);
        if (before < bucket && owner.compareAndSet(at, before, bucket)) {
            good.set(at, 0);
        }
        if (owner.get(at) == bucket) {
            good.incrementAndGet(at);
        }
    }

    /**
     * @param acknowledged how many writes are known, durably, to be acknowledged
     */
    WatchReading reading(long due, long acknowledged, long now) {
        long last = lastGood.get();
        return new WatchReading(
                due,
                acknowledged,
                failed.get(),
                unknown.get(),
                recent(now),
                last == 0 ? OptionalLong.empty() : OptionalLong.of(last),
                badSince(last, now));
    }

    private OptionalLong badSince(long last, long now) {
        long bad = badSince.get();
        if (bad != 0) {
            return OptionalLong.of(bad);
        }
        long silent = Math.max(SILENCE, 3 * every);
        return last != 0 && now - last > silent
                ? OptionalLong.of(last + every)
                : OptionalLong.empty();
    }

    private double recent(long now) {
        long last = (now - GRACE - start) / BUCKET;
        long first = Math.max(0, last - 1_000_000_000 / BUCKET);
        long sum = 0;
        for (long bucket = first; bucket < last; bucket++) {
            int at = (int) (bucket % BUCKETS);
            sum += owner.get(at) == bucket ? good.get(at) : 0;
        }
        long due = Math.ceilDiv(last * BUCKET, every) - Math.ceilDiv(first * BUCKET, every);
        return due <= 0 ? 1 : Math.clamp((double) sum / due, 0, 1);
    }

    /** True once anything was acknowledged. */
    boolean anyGood() {
        return lastGood.get() != 0;
    }
}

package io.drillmaster.app.live;

import io.drillmaster.watch.WatchReading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The client's success, second by second, over the last minute. */
public final class Pulse {

    private static final int SECONDS = 60;
    private static final long SECOND = 1_000_000_000L;

    private record Count(long second, long due, long good) {}

    private final Deque<Double> shares = new ArrayDeque<>();
    private Optional<Count> mark = Optional.empty();
    private Optional<WatchReading> last = Optional.empty();

    /** Takes a reading, made at an instant of the monotonic clock. */
    public void take(WatchReading reading, long mono) {
        long second = Math.floorDiv(mono, SECOND);
        last = Optional.of(reading);
        if (mark.isEmpty()) {
            mark = Optional.of(new Count(second, reading.due(), reading.good()));
            return;
        }
        Count before = mark.get();
        if (second > before.second()) {
            long due = reading.due() - before.due();
            if (due > 0) {
                add((double) (reading.good() - before.good()) / due);
            }
            mark = Optional.of(new Count(second, reading.due(), reading.good()));
        }
    }

    private void add(double share) {
        shares.addLast(Math.clamp(share, 0.0, 1.0));
        if (shares.size() > SECONDS) {
            shares.removeFirst();
        }
    }

    public Optional<WatchReading> last() {
        return last;
    }

    /** Shares from 0 to 1, the oldest first, at most sixty. */
    public List<Double> shares() {
        return List.copyOf(shares);
    }
}

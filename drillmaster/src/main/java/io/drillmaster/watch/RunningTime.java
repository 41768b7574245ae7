package io.drillmaster.watch;

import java.util.ArrayList;
import java.util.List;

/** Time in which the prober was running, so that what it slept through counts for nothing. */
final class RunningTime {

    private final List<Stall> stalls = new ArrayList<>();

    /**
     * @param stalls in order of their beginning
     */
    RunningTime(List<Stall> stalls) {
        for (Stall stall : stalls) {
            Stall last = this.stalls.isEmpty() ? null : this.stalls.getLast();
            if (last != null && stall.from() <= last.to()) {
                this.stalls.set(
                        this.stalls.size() - 1,
                        new Stall(last.from(), Math.max(last.to(), stall.to())));
            } else {
                this.stalls.add(stall);
            }
        }
    }

    /** How much of a time the prober was running. */
    long between(long from, long to) {
        long running = Math.max(0, to - from);
        for (int i = firstEndingAfter(from); i < stalls.size(); i++) {
            Stall stall = stalls.get(i);
            if (stall.from() >= to) {
                break;
            }
            running -= Math.min(to, stall.to()) - Math.max(from, stall.from());
        }
        return running;
    }

    /** The instant until which the prober had run for so long. */
    long after(long from, long running) {
        long at = from;
        long left = running;
        for (int i = firstEndingAfter(from); i < stalls.size(); i++) {
            Stall stall = stalls.get(i);
            if (stall.from() - at > left) {
                break;
            }
            left -= Math.max(0, stall.from() - at);
            at = stall.to();
        }
        return at + left;
    }

    /** The instant since which the prober had run for so long. */
    long before(long to, long running) {
        long at = to;
        long left = running;
        for (int i = firstEndingAfter(to); i >= 0; i--) {
            if (i == stalls.size() || stalls.get(i).from() >= at) {
                continue;
            }
            Stall stall = stalls.get(i);
            if (at - stall.to() > left) {
                break;
            }
            left -= Math.max(0, at - stall.to());
            at = stall.from();
        }
        return at - left;
    }

    private int firstEndingAfter(long at) {
        int low = 0;
        int high = stalls.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stalls.get(middle).to() > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}

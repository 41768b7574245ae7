package io.drillmaster.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * When the client got no service, found in a capture alone.
 *
 * @param outages in the order they began
 * @param blind times as long as an outage of which nothing can be said, because the prober itself
 *     was not running or had nothing under way
 */
public record Outages(List<Outage> outages, List<Stall> blind) {

    /** How long an answer may take before anything is known of how long it does take. */
    private static final long OTHERWISE = 20_000_000;

    public Outages {
        outages = List.copyOf(outages);
        blind = List.copyOf(blind);
    }

    public static Outages in(Capture capture) {
        return in(capture.head(), capture, capture.stalls());
    }

    /** From operations in the order they fell due; they are gone through twice. */
    public static Outages in(CaptureHead head, Iterable<Operation> operations, List<Stall> stalls) {
        RunningTime running = new RunningTime(stalls);
        List<Gap> gaps = new Search(head, running).gaps(operations);
        weigh(gaps, operations);
        List<Outage> outages = new ArrayList<>();
        List<Stall> blind = new ArrayList<>();
        for (Gap gap : gaps) {
            if (gap.isOutage()) {
                outages.add(gap.outage());
            } else if (gap.to() != Long.MAX_VALUE) {
                blind.add(new Stall(gap.from(), gap.to()));
            }
        }
        return new Outages(outages, blind);
    }

    private static void weigh(List<Gap> gaps, Iterable<Operation> operations) {
        int first = 0;
        for (Operation op : operations) {
            // What falls due now cannot have been under way in a gap that is long over, nor can
            // anything after it; an operation is under way from its due time at the earliest.
            while (first < gaps.size() && gaps.get(first).to() <= op.due()) {
                first++;
            }
            for (int i = first; i < gaps.size() && gaps.get(i).from() < op.end(); i++) {
                gaps.get(i).see(op);
            }
        }
    }

    /** Goes through the acknowledgements in the order they came, and finds where they lack. */
    private static final class Search {

        private final CaptureHead head;
        private final RunningTime running;
        private final ServiceTime ordinary = new ServiceTime(OTHERWISE);
        private final PriorityQueue<Operation> underWay =
                new PriorityQueue<>(Comparator.comparingLong(Operation::end));
        private final List<Gap> gaps = new ArrayList<>();
        private long proven;
        private long gapped = Long.MIN_VALUE;

        Search(CaptureHead head, RunningTime running) {
            this.head = head;
            this.running = running;
            this.proven = head.start();
        }

        List<Gap> gaps(Iterable<Operation> operations) {
            long last = head.start();
            for (Operation op : operations) {
                until(op.due());
                last = Math.max(last, op.end());
                if (op.ok()) {
                    underWay.add(op);
                }
            }
            until(Long.MAX_VALUE);
            if (last - proven > wanting()) {
                gaps.add(new Gap(proven, Long.MAX_VALUE, ordinary.bound(), head, running));
            }
            return gaps;
        }

        /** Nothing that falls due later can end before this. */
        private void until(long due) {
            while (!underWay.isEmpty() && underWay.peek().end() <= due) {
                acknowledged(underWay.poll());
            }
        }

        private void acknowledged(Operation op) {
            long bound = ordinary.bound();
            if (op.end() - proven > wanting()) {
                gaps.add(new Gap(proven, op.end(), bound, head, running));
                gapped = op.end();
            }
            proven = Math.max(proven, Math.max(op.sent(), op.end() - bound));
            if (op.sent() < gapped) {
                ordinary.addWaited(op.end() - op.wrote());
            } else {
                ordinary.add(op.end() - op.wrote());
            }
        }

        /** With service up, an acknowledgement comes at least this often. */
        private long wanting() {
            return ordinary.bound() + 2 * head.every();
        }
    }
}

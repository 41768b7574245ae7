package io.drillmaster.watch.probe;

import io.drillmaster.watch.CaptureHead;
import io.drillmaster.watch.CaptureWriter;
import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Carries ended operations from the ledger into the capture, in the order they fell due.
 *
 * <p>What the ledger says is forced to disk first: only then does an acknowledgement count.
 */
final class Recorder {

    /** Slots are on disk this many operations before they are needed. */
    private static final int AHEAD = AckLedger.SLOTS / 2;

    /** So long an answer may wait for its page to fill before it goes to disk. */
    private static final long PATIENCE = 500_000_000;

    private final CaptureHead head;
    private final AckLedger ledger;
    private final CaptureWriter capture;
    private final Stalls stalls;
    private final AtomicLong acknowledged = new AtomicLong();
    private long next;
    private long lastTaken = System.nanoTime();

    Recorder(CaptureHead head, AckLedger ledger, CaptureWriter capture, Stalls stalls) {
        this.head = head;
        this.ledger = ledger;
        this.capture = capture;
        this.stalls = stalls;
        this.next = capture.written();
    }

    /** How many writes are known, durably, to be acknowledged. */
    long acknowledged() {
        return acknowledged.get();
    }

    /** Everything up to here is in the capture. */
    long next() {
        return next;
    }

    /**
     * One round: makes room, and takes over what has ended, a page at a time where answers come
     * quickly, for clients that write to a page on its way to the disk would be held up.
     *
     * @param released how many operations have fallen due
     */
    void round(long released) throws IOException {
        ledger.reserve(released + AHEAD);
        boolean patient = System.nanoTime() - lastTaken < PATIENCE;
        List<Operation> ended = ended(released);
        long reached = next + ended.size();
        take(ended.subList(0, (int) (Math.max(next, patient ? whole(reached) : reached) - next)));
    }

    /** Takes over all that has ended, whole pages or not. */
    void last(long released) throws IOException {
        take(ended(released));
    }

    private static long whole(long seq) {
        return seq - seq % AckLedger.PAGE;
    }

    private List<Operation> ended(long released) {
        List<Operation> ended = new ArrayList<>();
        for (long seq = next; seq < released; seq++) {
            Optional<Operation> op = ledger.read(seq, head.due(seq));
            if (op.isEmpty()) {
                break;
            }
            ended.add(op.get());
        }
        return ended;
    }

    private void take(List<Operation> ended) throws IOException {
        if (ended.isEmpty()) {
            return;
        }
        ledger.force(next, next + ended.size());
        stalls.drain().forEach(capture::add);
        for (Operation op : ended) {
            capture.add(op);
        }
        next += ended.size();
        lastTaken = System.nanoTime();
        acknowledged.addAndGet(ended.stream().filter(Operation::ok).count());
        ledger.retire(capture.durable());
    }

    /**
     * Takes over what never ended: what was written and not answered is unknown; of the rest
     * nothing was written.
     *
     * @param released how many operations may have fallen due
     */
    void recover(long released) throws IOException {
        stalls.drain().forEach(capture::add);
        for (long seq = next; seq < released; seq++) {
            long due = head.due(seq);
            Optional<Operation> ended = ledger.read(seq, due);
            capture.add(ended.isPresent() ? ended.get() : open(seq, due));
        }
        next = released;
    }

    private Operation open(long seq, long due) {
        long sent = ledger.sentAt(seq);
        long wrote = ledger.wroteAt(seq);
        long end = Math.max(due, Math.max(sent, wrote)) + head.limit();
        return new Operation(seq, due, sent, wrote, end, fate(sent, wrote), "");
    }

    private static Fate fate(long sent, long wrote) {
        if (wrote != Operation.NEVER) {
            return Fate.UNKNOWN;
        }
        return sent != Operation.NEVER ? Fate.REFUSED : Fate.NOT_TRIED;
    }
}

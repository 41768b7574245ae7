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

    private final CaptureHead head;
    private final AckLedger ledger;
    private final CaptureWriter capture;
    private final Stalls stalls;
    private final AtomicLong acknowledged = new AtomicLong();
    private long next;

    Recorder(CaptureHead head, AckLedger ledger, CaptureWriter capture, Stalls stalls) {
        this.head = head;
        this.ledger = ledger;
        this.capture = capture;
        this.stalls = stalls;
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
     * One round: makes room, and takes over what has ended.
     *
     * @param released how many operations have fallen due
     */
    void round(long released) throws IOException {
        ledger.reserve(released + AHEAD);
        List<Operation> ended = new ArrayList<>();
        for (long seq = next; seq < released; seq++) {
            Optional<Operation> op = ledger.read(seq, head.due(seq));
            if (op.isEmpty()) {
                break;
            }
            ended.add(op.get());
        }
        ledger.force(next, Math.min(released, ledger.room()));
        stalls.drain().forEach(capture::add);
        for (Operation op : ended) {
            capture.add(op);
        }
        next += ended.size();
        acknowledged.addAndGet(ended.stream().filter(Operation::ok).count());
        ledger.retire(capture.durable());
    }

    /**
     * Takes over what an earlier process left: what it sent and heard nothing of is unknown, and
     * what it never sent was not tried.
     *
     * @param released how many operations may have fallen due
     */
    void recover(long released) throws IOException {
        for (long seq = next; seq < released; seq++) {
            long due = head.due(seq);
            long sent = ledger.sentAt(seq);
            Fate fate = sent == Operation.NEVER ? Fate.NOT_TRIED : Fate.UNKNOWN;
            long end = Math.max(due, sent == Operation.NEVER ? due : sent) + head.limit();
            capture.add(ledger.read(seq, due).orElse(new Operation(seq, due, sent, end, fate, "")));
        }
        next = released;
    }
}

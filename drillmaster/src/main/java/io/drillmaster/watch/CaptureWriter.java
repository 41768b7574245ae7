package io.drillmaster.watch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the operations of one watch, in the order they fell due.
 *
 * <p>Times are kept to the microsecond in every block in which something changed and in the blocks
 * on either side of it; elsewhere coarser. Rounding is always outward.
 */
public final class CaptureWriter implements AutoCloseable {

    /** Nanoseconds to which times are kept near anything that changed. */
    public static final long EXACT = 1_000;

    /** Nanoseconds to which times are kept where all was calm. */
    public static final long CALM = 20_000;

    private static final long GAP = 5_000_000;

    private final CaptureHead head;
    private final CaptureSink sink;
    private final int full;
    private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
    private final List<Stall> stalls = new ArrayList<>();
    private List<Operation> open = new ArrayList<>();
    private List<Operation> held = new ArrayList<>();
    private boolean exactBefore = true;
    private boolean heldStirred = true;
    private boolean openStirred = true;
    private long lastEnd;
    private long usual;
    private Fate lastFate = Fate.OK;
    private long written;
    private long durable;

    private CaptureWriter(CaptureHead head, CaptureSink sink) {
        this.head = head;
        this.sink = sink;
        this.full = Math.clamp(5_000_000_000L / head.every(), 64, 2048);
        this.lastEnd = head.start();
    }

    public static CaptureWriter create(Path file, CaptureHead head) throws IOException {
        return new CaptureWriter(head, CaptureSink.create(file, head));
    }

    /** Operations must come one after the other, none left out. */
    public void add(Operation op) throws IOException {
        if (op.seq() != written) {
            throw new IllegalArgumentException("operation " + op.seq() + " after " + written);
        }
        written++;
        counts.merge(op.fate(), 1L, Long::sum);
        openStirred |= stirs(op);
        open.add(op);
        if (open.size() == full) {
            turn();
        }
    }

    public void add(Stall stall) {
        stalls.add(stall);
    }

    /** How many operations were added. */
    public long written() {
        return written;
    }

    /** The first operation that is not yet durable in the file. */
    public long durable() {
        return durable;
    }

    /** Writes down all that is left and makes the file a capture. */
    public void seal() throws IOException {
        turn();
        turn();
        StringBuilder totals = new StringBuilder("operations=" + written + "\n");
        counts.forEach((fate, count) -> totals.append(fate).append('=').append(count).append('\n'));
        sink.seal(totals.toString());
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }

    /** A change of fate, or a time in which nothing at all ended. */
    private boolean stirs(Operation op) {
        boolean stirs = op.fate() != lastFate || op.end() - lastEnd > GAP + 3 * usual;
        usual += (op.end() - op.due() - usual) / 256;
        lastEnd = Math.max(lastEnd, op.end() + head.every());
        lastFate = op.fate();
        return stirs;
    }

    /** The block that was held back is written once it is known what came after it. */
    private void turn() throws IOException {
        if (!held.isEmpty()) {
            boolean exact = exactBefore || heldStirred || openStirred;
            sink.frame(Frames.OPERATIONS, OperationBlock.encode(head, held, exact ? EXACT : CALM));
            flushStalls();
            sink.force();
            durable = held.getLast().seq() + 1;
        }
        exactBefore = heldStirred;
        heldStirred = openStirred;
        openStirred = false;
        held = open;
        open = new ArrayList<>(full);
    }

    private void flushStalls() throws IOException {
        if (stalls.isEmpty()) {
            return;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Varints.put(out, stalls.size());
        for (Stall stall : stalls) {
            long from = Math.floorDiv(stall.from() - head.start(), EXACT);
            Varints.put(out, Varints.zigzag(from));
            Varints.put(out, Math.ceilDiv(stall.to() - head.start(), EXACT) - from);
        }
        sink.frame(Frames.STALLS, out.toByteArray());
        stalls.clear();
    }
}

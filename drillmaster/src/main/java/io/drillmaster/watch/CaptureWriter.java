package io.drillmaster.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes the operations of one watch, in the order they fell due.
 *
 * <p>Times are kept to the microsecond in every grain in which something changed and in the grains
 * on either side of it; elsewhere coarser. Rounding is always outward. Grains that are kept alike
 * go into one frame, for long runs pack better.
 */
public final class CaptureWriter implements AutoCloseable {

    /** Nanoseconds to which times are kept near anything that changed. */
    public static final long EXACT = 1_000;

    /** Nanoseconds to which times are kept where all was calm. */
    public static final long CALM = 50_000;

    /** Operations that one look for a change covers. */
    private static final int GRAIN = 256;

    /** Operations in a frame: more would be too long on their way to the disk. */
    private static final int FRAME = 2_048;

    private final CaptureHead head;
    private final CaptureSink sink;
    private final int grain;
    private final Map<Fate, Long> counts = new EnumMap<>(Fate.class);
    private final Stir stir;
    private List<Stall> stalls = new ArrayList<>();
    private List<Operation> open = new ArrayList<>();
    private List<Operation> held = new ArrayList<>();
    private List<Operation> frame = new ArrayList<>();
    private long quantum = EXACT;
    private boolean exactBefore = true;
    private boolean heldStirred = true;
    private boolean openStirred = true;
    private long written;
    private long durable;

    private CaptureWriter(CaptureHead head, CaptureSink sink) {
        this.head = head;
        this.sink = sink;
        this.grain = Math.clamp(5_000_000_000L / head.every(), 64, GRAIN);
        this.stir = new Stir(head);
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
        openStirred |= stir.by(op);
        open.add(op);
        if (open.size() == grain) {
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
        write();
        keepStalls(Long.MAX_VALUE, EXACT);
        StringBuilder totals = new StringBuilder("operations=" + written + "\n");
        counts.forEach((fate, count) -> totals.append(fate).append('=').append(count).append('\n'));
        sink.seal(totals.toString());
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }

    /** The grain that was held back is kept once it is known what came after it. */
    private void turn() throws IOException {
        if (!held.isEmpty()) {
            keep(exactBefore || heldStirred || openStirred ? EXACT : CALM);
        }
        exactBefore = heldStirred;
        heldStirred = openStirred;
        openStirred = false;
        held = open;
        open = new ArrayList<>(grain);
    }

    private void keep(long to) throws IOException {
        if (to != quantum || frame.size() + held.size() > FRAME) {
            write();
        }
        quantum = to;
        frame.addAll(held);
    }

    private void write() throws IOException {
        if (frame.isEmpty()) {
            return;
        }
        sink.frame(Frames.OPERATIONS, OperationBlock.encode(head, frame, quantum));
        keepStalls(frame.getLast().due(), quantum);
        sink.force();
        durable = frame.getLast().seq() + 1;
        frame = new ArrayList<>(FRAME);
    }

    /** Stalls are kept as narrowly as the operations beside them. */
    private void keepStalls(long until, long to) throws IOException {
        var parted = stalls.stream().collect(Collectors.partitioningBy(s -> s.from() <= until));
        List<Stall> due = parted.getOrDefault(true, List.of());
        if (!due.isEmpty()) {
            sink.frame(Frames.STALLS, StallBlock.encode(head, due, to));
            stalls = new ArrayList<>(parted.getOrDefault(false, List.of()));
        }
    }
}

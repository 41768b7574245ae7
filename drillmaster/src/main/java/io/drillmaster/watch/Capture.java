package io.drillmaster.watch;

import io.drillmaster.journal.CaptureRef;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The operations of one watch, in the order they fell due; unpacked block by block when read. */
public final class Capture implements Iterable<Operation> {

    private final CaptureFile file;
    private final int[] blocks;
    private final long[] firsts;
    private final long operations;
    private final List<Stall> stalls;
    private Block newer = Block.NONE;
    private Block older = Block.NONE;

    /** One that was unpacked. */
    private record Block(int at, List<Operation> run) {
        static final Block NONE = new Block(-1, List.of());
    }

    private Capture(CaptureFile file) {
        this.file = file;
        this.blocks = file.offsets(Frames.OPERATIONS);
        this.firsts = new long[blocks.length];
        this.stalls = stalls(file);
        this.operations = check();
    }

    public static Capture open(Path folder, CaptureRef ref) {
        return new Capture(CaptureFile.open(folder, ref));
    }

    public static Capture of(byte[] bytes) {
        return new Capture(CaptureFile.of(bytes));
    }

    public CaptureHead head() {
        return file.head();
    }

    public long operations() {
        return operations;
    }

    /** When the prober itself was not running, in order of their beginning. */
    public List<Stall> stalls() {
        return stalls;
    }

    /** One operation by its number; neighbours are cheap. */
    public Operation operation(long seq) {
        if (seq < 0 || seq >= operations) {
            throw new NoSuchElementException("there is no operation " + seq);
        }
        int found = Arrays.binarySearch(firsts, seq);
        int block = found >= 0 ? found : -found - 2;
        return block(block).get((int) (seq - firsts[block]));
    }

    @Override
    public Iterator<Operation> iterator() {
        return new Iterator<>() {
            private int block = -1;
            private Iterator<Operation> run = List.<Operation>of().iterator();

            @Override
            public boolean hasNext() {
                while (!run.hasNext() && block + 1 < blocks.length) {
                    block++;
                    run = decode(block).iterator();
                }
                return run.hasNext();
            }

            @Override
            public Operation next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                return run.next();
            }
        };
    }

    /** Two are kept: rows in the order of a table stray over the edge of a block, and back. */
    private synchronized List<Operation> block(int block) {
        if (newer.at != block) {
            Block found = older.at == block ? older : new Block(block, decode(block));
            older = newer;
            newer = found;
        }
        return newer.run;
    }

    private List<Operation> decode(int block) {
        return OperationBlock.decode(file.head(), file.content(blocks[block]));
    }

    /** Every block is unpacked once, so that damage shows when the capture is opened. */
    private long check() {
        long next = 0;
        for (int i = 0; i < blocks.length; i++) {
            ByteBuffer content = ByteBuffer.wrap(file.content(blocks[i]));
            long first = Varints.get(content);
            long count = Varints.get(content);
            if (first != next || count < 1) {
                throw new CaptureDamaged("the capture lacks operation " + next);
            }
            firsts[i] = next;
            next += count;
        }
        if (!file.totals().startsWith("operations=" + next + "\n")) {
            throw new CaptureDamaged(
                    "the capture holds %d operations, and its end says %s"
                            .formatted(next, file.totals().replace('\n', ' ').strip()));
        }
        return next;
    }

    static List<Stall> stalls(CaptureFile file) {
        List<Stall> all = new ArrayList<>();
        CaptureHead head = file.head();
        file.each(Frames.STALLS, content -> all.addAll(StallBlock.decode(head, content)));
        file.each(
                Frames.PLAIN_STALLS, content -> all.addAll(StallBlock.decodePlain(head, content)));
        all.sort((a, b) -> Long.compare(a.from(), b.from()));
        return List.copyOf(all);
    }
}

package io.drillmaster.watch.probe;

import io.drillmaster.watch.Fate;
import io.drillmaster.watch.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The durable record of every write that was sent and of every answer that came.
 *
 * <p>Operation n has slot n of a row of preallocated, mapped files. A slot is given out only when
 * its file is on disk, so every id that was ever sent has a place that survives; what a slot says
 * survives the death of this process at once, and that of its host from the next {@link #force}.
 */
public final class AckLedger implements AutoCloseable {

    static final int SLOT = 32;
    static final int SLOTS = 32_768;

    /** So many slots share a page of memory. */
    static final int PAGE = 4_096 / SLOT;

    static final String ENDING = ".ledger";

    private static final long SENT = 0;
    private static final long END = 8;
    private static final long FATE = 16;
    private static final long WROTE = 24;
    private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();
    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

    private record Part(Path file, MemorySegment slots) {}

    private final Path folder;
    private final ConcurrentSkipListMap<Long, Part> parts = new ConcurrentSkipListMap<>();
    private volatile long room;

    /** Opens the ledger in a folder, with what an earlier process left there. */
    public AckLedger(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).sorted().toList()) {
                long number = Long.parseLong(file.getFileName().toString().replace(ENDING, ""));
                if (Files.size(file) == (long) SLOT * SLOTS) {
                    parts.put(number, map(file));
                }
            }
        }
        room = parts.isEmpty() ? 0 : (parts.lastKey() + 1) * SLOTS;
    }

    /** Makes sure that operations below {@code seq} have a slot on disk; takes milliseconds. */
    public void reserve(long seq) throws IOException {
        for (long number = room / SLOTS; number * SLOTS < seq; number++) {
            parts.put(number, map(allocate(number)));
            room = (number + 1) * SLOTS;
        }
    }

    /** Operations below this have a durable slot. */
    public long room() {
        return room;
    }

    /** Something is about to leave for an operation: a write, or the call for a connection. */
    public void sent(long seq, long at) {
        LONG.setRelease(part(seq).slots(), offset(seq) + SENT, shown(at));
    }

    /** The intent: kept before the write itself leaves for the server. */
    public void writes(long seq, long at) {
        LONG.setRelease(part(seq).slots(), offset(seq) + WROTE, shown(at));
    }

    /** The answer. */
    public void ended(long seq, long at, Fate fate, String detail) {
        MemorySegment slots = part(seq).slots();
        LONG.set(slots, offset(seq) + END, at);
        INT.setRelease(slots, offset(seq) + FATE, fate.code() | (packed(detail) << 8));
    }

    /** What an operation came to; empty while it is open. */
    public Optional<Operation> read(long seq, long due) {
        Part part = parts.get(seq / SLOTS);
        if (part == null) {
            return Optional.empty();
        }
        int fate = (int) INT.getAcquire(part.slots(), offset(seq) + FATE);
        if (fate == 0) {
            return Optional.empty();
        }
        long end = (long) LONG.get(part.slots(), offset(seq) + END);
        return Optional.of(
                new Operation(
                        seq,
                        due,
                        sentAt(seq),
                        wroteAt(seq),
                        end,
                        Fate.of(fate & 0xFF),
                        unpacked(fate >>> 8)));
    }

    /** When something first left for an operation, whether or not it ended. */
    public long sentAt(long seq) {
        return instant(seq, SENT);
    }

    /** When its write left, whether or not it ended. */
    public long wroteAt(long seq) {
        return instant(seq, WROTE);
    }

    private long instant(long seq, long field) {
        Part part = parts.get(seq / SLOTS);
        long at = part == null ? 0 : (long) LONG.getAcquire(part.slots(), offset(seq) + field);
        return at == 0 ? Operation.NEVER : at;
    }

    /** An empty slot is all zeros, so no instant may be. */
    private static long shown(long at) {
        return at == 0 ? 1 : at;
    }

    /** One past the last operation of which anything was written down; for a ledger found. */
    public long extent() {
        long seq = room;
        while (seq > 0 && parts.containsKey((seq - 1) / SLOTS) && blank(seq - 1)) {
            seq--;
        }
        return seq;
    }

    private boolean blank(long seq) {
        Part part = part(seq);
        return sentAt(seq) == Operation.NEVER
                && (int) INT.getAcquire(part.slots(), offset(seq) + FATE) == 0;
    }

    /**
     * Returns when everything these operations' slots say is on disk. Whoever writes to one of the
     * same pages meanwhile waits for the disk.
     */
    public void force(long from, long to) {
        for (long seq = from; seq < to; ) {
            Part part = part(seq);
            long last = Math.min(to, (seq / SLOTS + 1) * SLOTS);
            part.slots().asSlice(offset(seq), (last - seq) * SLOT).force();
            seq = last;
        }
    }

    /** Lets go of the files all of whose operations are below {@code seq}: a capture has them. */
    public void retire(long seq) throws IOException {
        for (var part : parts.headMap(seq / SLOTS).entrySet()) {
            parts.remove(part.getKey());
            Files.delete(part.getValue().file());
        }
    }

    @Override
    public void close() {
        parts.clear();
    }

    private Part part(long seq) {
        Part part = parts.get(seq / SLOTS);
        if (part == null) {
            throw new IllegalStateException("operation " + seq + " has no slot in " + folder);
        }
        return part;
    }

    private static long offset(long seq) {
        return seq % SLOTS * SLOT;
    }

    private Path allocate(long number) throws IOException {
        Path file = folder.resolve("%012d%s".formatted(number, ENDING));
        Path draft = folder.resolve("draft");
        try (FileChannel channel =
                FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(SLOT * SLOTS);
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            channel.force(true);
        }
        Files.move(draft, file);
        try (FileChannel directory = FileChannel.open(folder)) {
            directory.force(true);
        }
        return file;
    }

    private static Part map(Path file) {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            // The last one to let go unmaps it, so nobody can touch memory that is gone.
            Arena shared = Arena.ofAuto();
            long size = (long) SLOT * SLOTS;
            return new Part(file, channel.map(FileChannel.MapMode.READ_WRITE, 0, size, shared));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int packed(String detail) {
        return detail.length() == 2 ? (detail.charAt(0) << 8) | detail.charAt(1) : 0;
    }

    private static String unpacked(int packed) {
        return packed == 0 ? "" : "" + (char) ((packed >>> 8) & 0xFF) + (char) (packed & 0xFF);
    }
}

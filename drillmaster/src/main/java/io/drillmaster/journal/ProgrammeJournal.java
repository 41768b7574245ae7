package io.drillmaster.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the programme remembers: one hash-chained file that several processes append to, each while
 * it holds the lock beside it.
 */
public final class ProgrammeJournal {

    /**
     * A file lock is the process's, not the thread's, and is lost when any handle on its file is
     * closed: so the threads of a process take turns, and the lock has a file that nobody reads.
     */
    private static final ReentrantLock TURN = new ReentrantLock();

    private final Path file;
    private final Supplier<Moment> clock;

    /**
     * @param clock tells wall and monotonic time; the sitting it tells is of no account
     */
    public ProgrammeJournal(Path file, Supplier<Moment> clock) {
        this.file = file;
        this.clock = clock;
    }

    public Path file() {
        return file;
    }

    /** Every whole entry; a line that another process is just writing is left out. */
    public List<ProgrammeEntry> entries() {
        byte[] bytes = bytes();
        return verified(Arrays.copyOf(bytes, whole(bytes)));
    }

    /**
     * Appends what is decided from everything before it; nobody else appends in between. When this
     * returns, the entry is durable; when deciding throws, nothing was written.
     */
    public ProgrammeEntry append(Function<List<ProgrammeEntry>, ProgrammeEvent> decide) {
        TURN.lock();
        try (FileChannel door = opened(lock(), StandardOpenOption.WRITE)) {
            door.lock();
            List<ProgrammeEntry> before = mended();
            ProgrammeEvent event = decide.apply(before);
            long number = before.size() + 1L;
            String previous = before.isEmpty() ? JournalLine.ORIGIN : before.getLast().hash();
            Moment now = clock.get();
            Moment at = new Moment(now.wall(), now.mono(), Math.toIntExact(number));
            JournalLine.Written line =
                    JournalLine.write(number, previous, at, ProgrammeEvent.class, event);
            write(line.text());
            return new ProgrammeEntry(number, previous, at, event, line.hash());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the programme's journal " + file, e);
        } finally {
            TURN.unlock();
        }
    }

    /**
     * With the lock held, a last line without its end is torn: it was never durable, and whoever
     * wrote it never said that it was. It is set aside.
     */
    private List<ProgrammeEntry> mended() throws IOException {
        byte[] bytes = bytes();
        int end = whole(bytes);
        List<ProgrammeEntry> entries = verified(Arrays.copyOf(bytes, end));
        if (end < bytes.length) {
            Files.write(
                    file.resolveSibling(file.getFileName() + ".torn"),
                    Arrays.copyOfRange(bytes, end, bytes.length));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(end);
                channel.force(true);
            }
        }
        return entries;
    }

    private static int whole(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private List<ProgrammeEntry> verified(byte[] bytes) {
        List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        try {
            return JournalLine.verify(lines, ProgrammeEvent.class).stream()
                    .map(ProgrammeJournal::entry)
                    .toList();
        } catch (JournalDamaged e) {
            throw new JournalDamaged(e.entry(), e.torn(), file + ": " + e.getMessage());
        }
    }

    private static ProgrammeEntry entry(JournalLine.Read<ProgrammeEvent> read) {
        return new ProgrammeEntry(
                read.number(), read.previous(), read.at(), read.event(), read.hash());
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the programme's journal " + file, e);
        }
    }

    private void write(String line) throws IOException {
        try (FileChannel channel = opened(file, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A file that is new is made durable by name, too. */
    private static FileChannel opened(Path path, StandardOpenOption how) throws IOException {
        boolean fresh = !Files.exists(path);
        Path folder = path.toAbsolutePath().resolveSibling(".").normalize();
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, how);
        if (fresh) {
            try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
                opened.force(true);
            }
        }
        return channel;
    }

    private Path lock() {
        return file.resolveSibling(file.getFileName() + ".lock");
    }
}

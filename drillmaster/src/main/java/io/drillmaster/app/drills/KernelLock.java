package io.drillmaster.app.drills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A lock that the kernel gives back when its process ends, however it ends, with a note beside it
 * that says who has it.
 */
final class KernelLock implements AutoCloseable {

    /** How long a glance of another process may keep the lock from being taken. */
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final FileChannel channel;
    private final Path note;

    private KernelLock(FileChannel channel, Path note) {
        this.channel = channel;
        this.note = note;
    }

    /**
     * Who has a lock.
     *
     * @param process such as {@code process 4711}
     * @param purpose what it has it for, if it said so
     */
    record Holder(String process, Optional<String> purpose) {}

    /** Takes the lock; empty when another has it. */
    static Optional<KernelLock> take(Path file, Path note) throws IOException {
        if (ours(note)) {
            return Optional.empty();
        }
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        KernelLock lock = new KernelLock(channel, note);
        if (!lockedSoon(channel)) {
            channel.close();
            return Optional.empty();
        }
        lock.write(ourselves());
        return Optional.of(lock);
    }

    /** Notes what the lock is held for. */
    void note(String purpose) throws IOException {
        write(ourselves() + "\n" + purpose);
    }

    /** Whoever has the lock now, if anybody does. */
    static Optional<Holder> holder(Path file, Path note) throws IOException {
        if (ours(note)) {
            return Optional.of(new Holder("this process", purpose(note)));
        }
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null
                    ? Optional.of(new Holder(named(note), purpose(note)))
                    : Optional.empty();
        } catch (OverlappingFileLockException e) {
            return Optional.of(new Holder("this process", purpose(note)));
        }
    }

    private static boolean lockedSoon(FileChannel channel) throws IOException {
        long end = System.nanoTime() + GLANCE.toNanos();
        while (channel.tryLock() == null) {
            if (System.nanoTime() >= end) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return true;
    }

    /** So that nobody ever sees half of it. */
    private void write(String text) throws IOException {
        Path half = note.resolveSibling(note.getFileName() + ".half");
        Files.writeString(half, text);
        Files.move(half, note, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String named(Path note) {
        return written(note).stream()
                .findFirst()
                .map(line -> "process " + line.replaceFirst(" .*", ""))
                .orElse("a process");
    }

    private static Optional<String> purpose(Path note) {
        return written(note).stream().skip(1).findFirst();
    }

    /**
     * A process that closes any handle on a file loses its locks on it, so the process that has the
     * lock must never probe it.
     */
    private static boolean ours(Path note) {
        return written(note).stream().findFirst().filter(ourselves()::equals).isPresent();
    }

    /**
     * The very process that noted itself, if it still runs: a number alone may be another's now.
     */
    static Optional<ProcessHandle> process(Path note) {
        Optional<String> noted = written(note).stream().findFirst();
        return noted.map(line -> line.split(" ", -1)[0])
                .filter(number -> number.matches("\\d{1,18}"))
                .flatMap(number -> ProcessHandle.of(Long.parseLong(number)))
                .filter(process -> Optional.of(named(process)).equals(noted));
    }

    /** Unique also where process numbers are few and soon used again, as in a container. */
    private static String ourselves() {
        return named(ProcessHandle.current());
    }

    private static String named(ProcessHandle process) {
        return process.pid() + " " + process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static List<String> written(Path note) {
        try {
            return Files.readString(note).lines().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give back the lock of " + note, e);
        }
    }
}

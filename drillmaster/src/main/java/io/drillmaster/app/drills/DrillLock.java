package io.drillmaster.app.drills;

import io.drillmaster.app.settings.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The seat of the one process that may conduct a drill. The kernel gives it back when the process
 * ends, however it ends.
 */
public final class DrillLock implements AutoCloseable {

    /** How long a glance of another process may keep the seat from being taken. */
    private static final Duration GLANCE = Duration.ofMillis(250);

    private final FileChannel channel;
    private final Path name;

    private DrillLock(FileChannel channel, Path name) {
        this.channel = channel;
        this.name = name;
    }

    /** Takes the seat; empty when another conductor has it. */
    public static Optional<DrillLock> take(DrillHome folder) {
        if (ours(folder)) {
            return Optional.empty();
        }
        try {
            FileChannel channel =
                    FileChannel.open(
                            file(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lockedSoon(channel)) {
                channel.close();
                return Optional.empty();
            }
            folder.write("conductor", ourselves());
            return Optional.of(new DrillLock(channel, conductor(folder)));
        } catch (IOException e) {
            throw Refusal.start(
                    "Drill %s cannot be locked in %s: %s. Nothing was done."
                            .formatted(folder.id(), folder.path(), Reason.of(e)));
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

    /** Who conducts this drill now, such as {@code process 4711}, if anybody does. */
    public static Optional<String> holder(DrillHome folder) {
        if (ours(folder)) {
            return Optional.of("this process");
        }
        if (!Files.exists(file(folder))) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file(folder), StandardOpenOption.READ)) {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null
                    ? Optional.of(named(folder))
                    : Optional.empty();
        } catch (OverlappingFileLockException e) {
            return Optional.of("this process");
        } catch (IOException e) {
            throw Refusal.start(
                    "Whether drill %s is being conducted cannot be told from %s: %s."
                            .formatted(folder.id(), file(folder), Reason.of(e)));
        }
    }

    private static String named(DrillHome folder) {
        return written(folder)
                .map(text -> "process " + text.replaceFirst(" .*", ""))
                .orElse("a process");
    }

    /**
     * A process that closes any handle on a file loses its locks on it, so the process that
     * conducts must never probe its own seat.
     */
    private static boolean ours(DrillHome folder) {
        return written(folder).filter(ourselves()::equals).isPresent();
    }

    /** Unique also where process numbers are few and soon used again, as in a container. */
    private static String ourselves() {
        ProcessHandle process = ProcessHandle.current();
        return process.pid() + " " + process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static Optional<String> written(DrillHome folder) {
        try {
            return Optional.of(Files.readString(conductor(folder)).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path file(DrillHome folder) {
        return folder.path().resolve("lock");
    }

    private static Path conductor(DrillHome folder) {
        return folder.path().resolve("conductor");
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(name);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give back the seat " + name, e);
        }
    }
}

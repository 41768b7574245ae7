package io.drillmaster.app.drills;

import io.drillmaster.app.settings.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The seat of the one process that may conduct a drill. */
public final class DrillLock implements AutoCloseable {

    private final KernelLock lock;

    private DrillLock(KernelLock lock) {
        this.lock = lock;
    }

    /** Takes the seat; empty when another conductor has it. */
    public static Optional<DrillLock> take(DrillHome folder) {
        try {
            return KernelLock.take(file(folder), note(folder)).map(DrillLock::new);
        } catch (IOException e) {
            throw Refusal.start(
                    "Drill %s cannot be locked in %s: %s. Nothing was done."
                            .formatted(folder.id(), folder.path(), Reason.of(e)));
        }
    }

    /** Who conducts this drill now, such as {@code process 4711}, if anybody does. */
    public static Optional<String> holder(DrillHome folder) {
        try {
            return KernelLock.holder(file(folder), note(folder)).map(KernelLock.Holder::process);
        } catch (IOException e) {
            throw Refusal.start(
                    "Whether drill %s is being conducted cannot be told from %s: %s."
                            .formatted(folder.id(), file(folder), Reason.of(e)));
        }
    }

    /**
     * Ends the process that conducts a drill, so that another one can take it back.
     *
     * @return false when it did not end within the time
     */
    public static boolean unseat(DrillHome folder, Duration within) {
        Optional<ProcessHandle> process = KernelLock.process(note(folder));
        process.ifPresent(ProcessHandle::destroyForcibly);
        try {
            if (process.isPresent()) {
                process.get().onExit().get(within.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // Whether it has gone is seen below.
        }
        return holder(folder).isEmpty();
    }

    private static Path file(DrillHome folder) {
        return folder.path().resolve("lock");
    }

    private static Path note(DrillHome folder) {
        return folder.path().resolve("conductor");
    }

    @Override
    public void close() {
        lock.close();
    }
}

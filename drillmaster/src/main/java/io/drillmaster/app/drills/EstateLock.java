package io.drillmaster.app.drills;

import io.drillmaster.app.settings.Refusal;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The turn to drill an estate, which one drill at a time has: two faults at once would prove
 * nothing, and the second could break what the first left standing.
 */
public final class EstateLock implements AutoCloseable {

    /** On an estate that does not exist, everybody may drill at once. */
    public static final EstateLock NONE = new EstateLock(Optional.empty());

    private final Optional<KernelLock> lock;

    private EstateLock(Optional<KernelLock> lock) {
        this.lock = lock;
    }

    /**
     * Takes the turn, or refuses with the one who has it.
     *
     * @param folder where the locks of estates are kept
     * @param estate the estate's name
     */
    static EstateLock take(Path folder, String estate) {
        String name = URLEncoder.encode(estate, StandardCharsets.UTF_8);
        Path file = folder.resolve(name + ".lock");
        Path note = folder.resolve(name + ".drill");
        try {
            Files.createDirectories(folder);
            Optional<KernelLock> taken = KernelLock.take(file, note);
            if (taken.isEmpty()) {
                throw busy(estate, KernelLock.holder(file, note));
            }
            return new EstateLock(taken);
        } catch (IOException e) {
            throw Refusal.start(
                    "The estate %s cannot be locked in %s: %s. Nothing was started. Make it writable, or set DRILLMASTER_HOME to a folder that is."
                            .formatted(estate, folder, Reason.of(e)));
        }
    }

    /** Says which drill has the turn, so that another process that wants it can be told. */
    public void by(DrillHome drill) {
        try {
            if (lock.isPresent()) {
                lock.get().note(drill.id());
            }
        } catch (IOException e) {
            throw Refusal.start(
                    "That drill %s has the estate cannot be noted: %s. Nothing was touched."
                            .formatted(drill.id(), Reason.of(e)));
        }
    }

    private static Refusal busy(String estate, Optional<KernelLock.Holder> holder) {
        String process = holder.map(KernelLock.Holder::process).orElse("another process");
        return Refusal.start(
                holder.flatMap(KernelLock.Holder::purpose)
                        .map(drill -> busyWith(estate, drill, process))
                        .orElseGet(() ->
                                "The estate %s is taken by %s, which is about to begin a drill on it; one drill at a time. Nothing was touched. `./drill list` tells when it has ended."
                                        .formatted(estate, process)));
    }

    private static String busyWith(String estate, String drill, String process) {
        return "The estate %1$s is being drilled: drill %2$s is conducted by %3$s, and an estate takes one drill at a time. Nothing was touched. `./drill show %2$s` tells where it stands, `./drill abort %2$s` ends it."
                .formatted(estate, drill, process);
    }

    @Override
    public void close() {
        lock.ifPresent(KernelLock::close);
    }
}

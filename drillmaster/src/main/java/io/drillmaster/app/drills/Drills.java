package io.drillmaster.app.drills;

import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.plan.Estate;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/** All drills of one home. */
public final class Drills {

    /** A drill of four hours takes less than this. */
    private static final long ROOM = 100L << 20;

    private static final int MOST_A_DAY = 999;

    private final Settings settings;

    public Drills(Settings settings) {
        this.settings = settings;
    }

    /** Makes the folder of a new drill; two processes never get the same one. */
    public DrillHome create(String runbook, LocalDate day) {
        Path all = settings.drills();
        try {
            Files.createDirectories(all);
            long free = Files.getFileStore(all).getUsableSpace();
            if (free < ROOM) {
                throw Refusal.start(
                        "The drills are kept in %s, and its disk has only %d MB left; a drill needs %d MB. Nothing was started. Free some space, or set DRILLMASTER_HOME to a folder on another disk."
                                .formatted(all, free >> 20, ROOM >> 20));
            }
            return next(all, runbook + "-" + day.format(DateTimeFormatter.BASIC_ISO_DATE));
        } catch (IOException e) {
            throw Refusal.start(
                    "A folder for the drill cannot be made in %s: %s. Nothing was started. Make it writable, or set DRILLMASTER_HOME to a folder that is."
                            .formatted(all, Reason.of(e)));
        }
    }

    private static DrillHome next(Path all, String stem) throws IOException {
        for (int number = 1; number <= MOST_A_DAY; number++) {
            Path folder = all.resolve("%s-%03d".formatted(stem, number));
            if (made(folder)) {
                return new DrillHome(folder);
            }
        }
        throw Refusal.start(
                "There are already %d drills named %s-... in %s; move some away."
                        .formatted(MOST_A_DAY, stem, all));
    }

    /** False if it was there already, also if another process was faster by a hair. */
    private static boolean made(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /**
     * The turn of a new drill on an estate: nobody else drills it, and no earlier drill was left
     * unfinished on it.
     */
    public EstateLock turn(Estate estate) {
        EstateLock turn = again(estate);
        if (estate.kind() == Estate.Kind.SIMULATED) {
            return turn;
        }
        boolean clean = false;
        try {
            all().stream()
                    .filter(drill -> Unfinished.on(estate.name(), drill))
                    .findFirst()
                    .ifPresent(drill -> {
                        throw unfinished(estate, drill);
                    });
            clean = true;
            return turn;
        } finally {
            if (!clean) {
                turn.close();
            }
        }
    }

    /** The turn of a drill that goes on. */
    public EstateLock again(Estate estate) {
        return switch (estate.kind()) {
            case SIMULATED -> EstateLock.NONE;
            case LAB, PRODUCTION ->
                    EstateLock.take(settings.home().resolve("estates"), estate.name());
        };
    }

    private static Refusal unfinished(Estate estate, DrillHome drill) {
        return Refusal.start(
                "Drill %2$s on the estate %1$s was begun and never ended, and nobody conducts it; what it did may still stand. Nothing was touched. `./drill resume %2$s` goes on with it, `./drill abort %2$s` takes back what it did; then a new drill can begin."
                        .formatted(estate.name(), drill.id()));
    }

    /** Where a drill of this id is, or would be. */
    public DrillHome folder(String id) {
        return new DrillHome(settings.drills().resolve(id));
    }

    /** The drill of this id. */
    public DrillHome find(String id) {
        DrillHome exact = new DrillHome(settings.drills().resolve(id));
        if (!id.contains("/") && exact.begun()) {
            return exact;
        }
        List<String> known = all().stream().map(DrillHome::id).toList();
        if (known.isEmpty()) {
            throw Refusal.usage(
                    "There is no drill %s, nor any other in %s. `./drill run RUNBOOK` starts one."
                            .formatted(id, settings.drills()));
        }
        throw Refusal.usage(
                "There is no drill %s in %s. Nearest: %s. `./drill list` shows all."
                        .formatted(
                                id, settings.drills(), String.join(", ", Nearest.to(id, known))));
    }

    /** Every drill that was begun, by id. */
    public List<DrillHome> all() {
        if (!Files.isDirectory(settings.drills())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(settings.drills())) {
            return folders.map(DrillHome::new)
                    .filter(DrillHome::begun)
                    .sorted((a, b) -> a.id().compareTo(b.id()))
                    .toList();
        } catch (IOException e) {
            throw Refusal.start(
                    "The drills in %s cannot be listed: %s."
                            .formatted(settings.drills(), Reason.of(e)));
        }
    }
}

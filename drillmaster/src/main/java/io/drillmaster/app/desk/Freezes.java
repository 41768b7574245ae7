package io.drillmaster.app.desk;

import io.drillmaster.app.drills.Memory;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.People;
import io.drillmaster.engine.Said;
import io.drillmaster.engine.Time;
import io.drillmaster.journal.ProgrammeEntry;
import io.drillmaster.journal.ProgrammeEvent;
import io.drillmaster.plan.Programme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Hears a freeze of the whole product on behalf of one running drill, and asks it to stop. */
final class Freezes implements People {

    private static final Duration PAUSE = Duration.ofMillis(500);

    /** One look in vain may be chance; a drill that could not hear a freeze must not go on. */
    private static final int BLIND_LOOKS = 3;

    private final Memory memory;
    private final Time time;
    private final long heardBefore;
    private Optional<Long> lookedAt = Optional.empty();
    private String seen = "";
    private int blind;

    Freezes(Memory memory, Time time) {
        this.memory = memory;
        this.time = time;
        this.heardBefore = memory.entries().size();
    }

    @Override
    public List<Said> heard(DrillState state) {
        long now = time.mono();
        boolean lookedJustNow =
                lookedAt.filter(before -> now - before < PAUSE.toNanos()).isPresent();
        if (lookedJustNow || state.abort().isPresent() || state.turned().isPresent()) {
            return List.of();
        }
        lookedAt = Optional.of(now);
        return look().<List<Said>>map(List::of).orElse(List.of());
    }

    /** Reads the file only if it changed. */
    private Optional<Said> look() {
        try {
            String print = print();
            if (print.equals(seen)) {
                return Optional.empty();
            }
            Optional<Said> said = freeze(memory.entries());
            seen = print;
            blind = 0;
            return said;
        } catch (Refusal | IOException e) {
            blind++;
            return blind < BLIND_LOOKS
                    ? Optional.empty()
                    : Optional.of(
                            new Said.Abort(
                                    "drillmaster",
                                    "a freeze could not be heard any more: " + e.getMessage()));
        }
    }

    private String print() throws IOException {
        try {
            BasicFileAttributes file =
                    Files.readAttributes(memory.file(), BasicFileAttributes.class);
            return file.lastModifiedTime() + " " + file.size();
        } catch (NoSuchFileException e) {
            return "none";
        }
    }

    /** Also one that was thawed again between two looks: whoever froze meant this drill. */
    private Optional<Said> freeze(List<ProgrammeEntry> entries) {
        return entries.stream()
                .filter(each -> each.number() > heardBefore)
                .map(ProgrammeEntry::event)
                .filter(ProgrammeEvent.Frozen.class::isInstance)
                .map(ProgrammeEvent.Frozen.class::cast)
                .map(each -> new Programme.Freeze(each.by(), each.why(), memory.now()))
                .findFirst()
                .or(() -> memory.programme().freeze())
                .map(each -> new Said.Abort(each.by(), "frozen: " + each.why()));
    }
}

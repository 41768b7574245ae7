package io.drillmaster.app.drills;

import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.journal.JournalDamaged;
import io.drillmaster.journal.Moment;
import io.drillmaster.journal.ProgrammeEntry;
import io.drillmaster.journal.ProgrammeEvent;
import io.drillmaster.journal.ProgrammeFold;
import io.drillmaster.journal.ProgrammeJournal;
import io.drillmaster.plan.Programme;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the programme remembers, in the home of its drills. */
public final class Memory {

    private final ProgrammeJournal journal;
    private final InstantSource clock;

    public Memory(Settings settings, InstantSource clock) {
        this.clock = clock;
        this.journal =
                new ProgrammeJournal(
                        settings.home().resolve("programme.jsonl"),
                        () -> new Moment(clock.instant(), System.nanoTime(), 1));
    }

    public Path file() {
        return journal.file();
    }

    public Instant now() {
        return clock.instant();
    }

    public Programme programme() {
        return ProgrammeFold.of(entries());
    }

    public List<ProgrammeEntry> entries() {
        return readable(journal::entries);
    }

    public void remember(ProgrammeEvent event) {
        remember(_ -> event);
    }

    /** Remembers what is decided from all that went before; nobody else speaks in between. */
    public void remember(Function<Programme, ProgrammeEvent> decide) {
        readable(() -> journal.append(before -> decide.apply(ProgrammeFold.of(before))));
    }

    /** What cannot be read counts as a freeze: nobody can tell that there is none. */
    private <T> T readable(Supplier<T> work) {
        try {
            return work.get();
        } catch (JournalDamaged e) {
            throw Refusal.start(
                    "What the programme remembers cannot be trusted: %s. Whether anything is approved or frozen is not known, so nothing starts. Put back a copy of %s."
                            .formatted(e.getMessage(), file()));
        } catch (UncheckedIOException e) {
            Exception why = e.getCause() == null ? e : e.getCause();
            throw Refusal.start(
                    "What the programme remembers is in %s, which cannot be read or written: %s. Nothing was started, and nothing noted down. Make it writable, or set DRILLMASTER_HOME to a folder that is."
                            .formatted(file(), Reason.of(why)));
        }
    }
}

package io.drillmaster.app.cli;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.DrillLock;
import io.drillmaster.app.drills.Drills;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.engine.DrillState;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.JournalDamaged;
import java.nio.file.Files;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the drills of this machine. */
@Command(name = "list", description = "List the drills of this machine and what they came to.")
public final class ListCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final String ROW = "%-34s  %-16s  %-12s  %s";

    private final Voice voice;
    private final Drills drills;

    public ListCommand(Voice voice, Drills drills) {
        this.voice = voice;
        this.drills = drills;
    }

    @Override
    public Integer call() {
        List<DrillHome> all = drills.all();
        if (all.isEmpty()) {
            voice.mention("No drill was run here yet. `./drill run RUNBOOK` runs one.");
            return Exit.FINE.code();
        }
        voice.tell(ROW.formatted("DRILL", "OPENED", "ESTATE", "RESULT"));
        all.forEach(drill -> voice.tell(row(drill).stripTrailing()));
        return Exit.FINE.code();
    }

    private static String row(DrillHome drill) {
        try {
            List<Entry> entries = drill.entries();
            DrillState state = DrillState.of(entries);
            if (state.opened().isEmpty()) {
                return ROW.formatted(drill.id(), "", "", "never opened");
            }
            String opened =
                    TIME.format(entries.getFirst().at().wall().atZone(ZoneId.systemDefault()));
            return ROW.formatted(drill.id(), opened, state.plan().estate(), result(drill, state));
        } catch (JournalDamaged e) {
            return ROW.formatted(drill.id(), "", "", "damaged: " + e.getMessage());
        }
    }

    private static String result(DrillHome drill, DrillState state) {
        if (state.closed().isEmpty()) {
            return DrillLock.holder(drill)
                    .map(holder -> "running, conducted by " + holder)
                    .orElse("unfinished: resume it, or abort it");
        }
        String ending = state.closed().get().ending().name().toLowerCase(Locale.ROOT);
        if (!Files.exists(drill.files().json())) {
            return ending + ", not judged: resume judges it";
        }
        return Verdicts.of(drill) + ", " + ending;
    }
}

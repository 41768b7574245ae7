package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Surroundings;
import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.Memory;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.journal.ProgrammeEvent;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Stops everything, and lets nothing start. */
@Command(
        name = "freeze",
        description =
                "Freeze the whole product: nothing starts, labs and rehearsals included, and every"
                        + " running drill takes back what it did and ends.")
public final class FreezeCommand implements Callable<Integer> {

    private final Voice voice;
    private final Settings settings;
    private final Surroundings surroundings;
    private final Memory memory;

    @Parameters(paramLabel = "REASON", description = "Why, such as \"a real incident\".")
    private String reason = "";

    @Option(names = "--by", paramLabel = "NAME", description = "Who freezes; you, if not given.")
    private Optional<String> by = Optional.empty();

    public FreezeCommand(Voice voice, Settings settings, Surroundings surroundings, Memory memory) {
        this.voice = voice;
        this.settings = settings;
        this.surroundings = surroundings;
        this.memory = memory;
    }

    @Override
    public Integer call() {
        String who = Words.name("--by", by.orElse(settings.person()));
        memory.remember(new ProgrammeEvent.Frozen(who, Words.reason(reason)));
        voice.tell("Frozen by %s: nothing starts. `./drill thaw` ends it.".formatted(who));
        for (DrillHome drill : surroundings.conducted()) {
            voice.tell(
                    "%s is running and was asked to stop; `./drill show %s` tells how far it is."
                            .formatted(drill.id(), drill.id()));
        }
        return Exit.FINE.code();
    }
}

package io.drillmaster.app.cli;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.DrillLock;
import io.drillmaster.app.drills.Drills;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Voice;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Cuts a damaged journal off after its last whole entry, because somebody says so. */
@Command(
        name = "mend",
        description = {
            "Cut a damaged journal off after its last whole entry; what is cut is kept beside it.",
            "A line that a power cut tore was never durable. Of an entry that was altered, what it"
                    + " announced may have happened: look at the estate before you go on."
        })
public final class MendCommand implements Callable<Integer> {

    private final Voice voice;
    private final Drills drills;

    @Parameters(paramLabel = "ID", description = "The drill, as `./drill list` names it.")
    private String id = "";

    public MendCommand(Voice voice, Drills drills) {
        this.voice = voice;
        this.drills = drills;
    }

    @Override
    public Integer call() {
        DrillHome drill = drills.find(id);
        DrillLock.holder(drill)
                .ifPresent(holder -> {
                    throw Refusal.start(
                            "Drill %s is being conducted by %s, so its journal is not cut. `./drill abort %s` asks its conductor to abort."
                                    .formatted(drill.id(), holder, drill.id()));
                });
        OptionalLong cut = drill.mend();
        voice.tell(
                cut.isPresent()
                        ? "The journal of %s is cut off before entry %d; what was cut is in %s. `./drill resume %s` goes on from there, `./drill abort %s` takes back what it did."
                                .formatted(
                                        drill.id(),
                                        cut.getAsLong(),
                                        drill.path().resolve("journal.torn"),
                                        drill.id(),
                                        drill.id())
                        : "The journal of %s is whole; nothing was cut.".formatted(drill.id()));
        return Exit.FINE.code();
    }
}

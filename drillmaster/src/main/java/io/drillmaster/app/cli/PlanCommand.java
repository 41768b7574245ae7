package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Gate;
import io.drillmaster.app.desk.Prepared;
import io.drillmaster.app.desk.Preparing;
import io.drillmaster.app.live.InterlockLines;
import io.drillmaster.app.live.PlanLines;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what a drill would do, and what the estate's settings let it reach. */
@Command(
        name = "plan",
        description =
                "Bind a runbook to an estate, and show each step with its undo, what the estate's"
                        + " own settings say of each objective, and what would not let it start."
                        + " Touches nothing.")
public final class PlanCommand implements Callable<Integer> {

    private final Voice voice;
    private final Settings settings;
    private final Preparing preparing;
    private final Gate gate;

    @Parameters(paramLabel = "RUNBOOK", description = "The id of a runbook, or the path of one.")
    private String runbook = "";

    @Mixin private PlanOptions options = new PlanOptions();

    public PlanCommand(Voice voice, Settings settings, Preparing preparing, Gate gate) {
        this.voice = voice;
        this.settings = settings;
        this.preparing = preparing;
        this.gate = gate;
    }

    @Override
    public Integer call() {
        try (Prepared prepared = preparing.prepare(options.choice(runbook))) {
            PlanLines.of(prepared.plan()).forEach(voice::tell);
            voice.tell("");
            PlanLines.burns(prepared.burns()).forEach(voice::tell);
            InterlockLines.of(prepared.plan().kind(), gate.obstacles(prepared, settings.person()))
                    .forEach(voice::tell);
            voice.tell("");
            voice.tell("Nothing was touched.");
        }
        return Exit.FINE.code();
    }
}

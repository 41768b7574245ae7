package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Gate;
import io.drillmaster.app.desk.Prepared;
import io.drillmaster.app.desk.Preparing;
import io.drillmaster.app.live.InterlockLines;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.plan.Obstacle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows whether a drill may start now. */
@Command(
        name = "interlocks",
        description =
                "Show everything that must hold before a drill may start, and what of it does not"
                        + " hold now. Touches nothing; ends with 5 when the drill may not start.")
public final class InterlocksCommand implements Callable<Integer> {

    private final Voice voice;
    private final Settings settings;
    private final Preparing preparing;
    private final Gate gate;

    @Parameters(paramLabel = "RUNBOOK", description = "The id of a runbook, or the path of one.")
    private String runbook = "";

    @Mixin private PlanOptions options = new PlanOptions();

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who would start it; you, if not given.")
    private Optional<String> by = Optional.empty();

    public InterlocksCommand(Voice voice, Settings settings, Preparing preparing, Gate gate) {
        this.voice = voice;
        this.settings = settings;
        this.preparing = preparing;
        this.gate = gate;
    }

    @Override
    public Integer call() {
        try (Prepared prepared = preparing.prepare(options.choice(runbook))) {
            List<Obstacle> obstacles = gate.obstacles(prepared, by.orElse(settings.person()));
            InterlockLines.of(prepared.plan().kind(), obstacles).forEach(voice::tell);
            return obstacles.isEmpty() ? Exit.FINE.code() : Exit.COULD_NOT_START.code();
        }
    }
}

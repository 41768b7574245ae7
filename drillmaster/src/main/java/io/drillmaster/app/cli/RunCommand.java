package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Interrupts;
import io.drillmaster.app.desk.Prepared;
import io.drillmaster.app.desk.Preparing;
import io.drillmaster.app.desk.Running;
import io.drillmaster.app.live.PlanLines;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.plan.Estate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Conducts a drill, judges it, and writes its report. */
@Command(name = "run", description = "Conduct a drill, judge it, and write its report.")
public final class RunCommand implements Callable<Integer> {

    private final Voice voice;
    private final Settings settings;
    private final Preparing preparing;
    private final Running running;

    @Parameters(paramLabel = "RUNBOOK", description = "The id of a runbook, or the path of one.")
    private String runbook = "";

    @Mixin private PlanOptions options = new PlanOptions();

    @Option(names = "--json", description = "Print one JSON object at the end, and nothing else.")
    private boolean json;

    @Option(names = "--yes", description = "Do not ask before an estate in production is touched.")
    private boolean yes;

    @Option(
            names = "--override",
            description = "Start although interlocks forbid it that two people overrode.")
    private boolean override;

    public RunCommand(Voice voice, Settings settings, Preparing preparing, Running running) {
        this.voice = voice;
        this.settings = settings;
        this.preparing = preparing;
        this.running = running;
    }

    @Override
    public Integer call() {
        Outcomes outcomes = new Outcomes(voice, json);
        return outcomes.of(() -> {
            try (Prepared prepared = preparing.prepare(options.choice(runbook), running::turn);
                    Interrupts interrupts = new Interrupts(settings.person())) {
                PlanLines.doubts(prepared.plan()).forEach(voice::mention);
                PlanLines.burns(prepared.burns()).forEach(voice::mention);
                agreed(prepared);
                return running.start(prepared, override, interrupts);
            }
        });
    }

    private void agreed(Prepared prepared) {
        boolean touches = !prepared.bound().whole().onlyLooks();
        if (prepared.plan().kind() == Estate.Kind.PRODUCTION && touches && !yes) {
            throw Refusal.usage(
                    "%s is in production, and `run` would touch it. See `./drill plan %s` first; then add --yes. Nothing was touched."
                            .formatted(prepared.plan().estate(), runbook));
        }
    }
}

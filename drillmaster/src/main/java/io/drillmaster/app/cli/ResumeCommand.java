package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Estates;
import io.drillmaster.app.desk.Interrupts;
import io.drillmaster.app.desk.Running;
import io.drillmaster.app.drills.Drills;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes up a drill whose conductor is gone. */
@Command(
        name = "resume",
        description =
                "Go on with a drill whose process ended; no act is repeated. A drill that is"
                        + " closed is judged again.")
public final class ResumeCommand implements Callable<Integer> {

    private final Voice voice;
    private final Settings settings;
    private final Drills drills;
    private final Estates estates;
    private final Running running;

    @Parameters(paramLabel = "ID", description = "The drill, as `./drill list` names it.")
    private String id = "";

    @Option(names = "--json", description = "Print one JSON object at the end, and nothing else.")
    private boolean json;

    public ResumeCommand(
            Voice voice, Settings settings, Drills drills, Estates estates, Running running) {
        this.voice = voice;
        this.settings = settings;
        this.drills = drills;
        this.estates = estates;
        this.running = running;
    }

    @Override
    public Integer call() {
        return new Outcomes(voice, json)
                .of(() -> {
                    try (Interrupts interrupts = new Interrupts(settings.person())) {
                        return running.resume(drills.find(id), estates, interrupts);
                    }
                });
    }
}

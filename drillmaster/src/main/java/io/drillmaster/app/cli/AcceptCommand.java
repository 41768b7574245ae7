package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Surroundings;
import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.Drills;
import io.drillmaster.app.drills.Memory;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.journal.ProgrammeEvent;
import io.drillmaster.plan.Leftover;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Notes down one person's acceptance of what a drill left behind. */
@Command(
        name = "accept",
        description =
                "Accept what a drill left behind, because it was mended or does no harm. It takes"
                        + " two people; until then nothing starts on that estate.")
public final class AcceptCommand implements Callable<Integer> {

    private final Voice voice;
    private final Settings settings;
    private final Drills drills;
    private final Surroundings surroundings;
    private final Memory memory;

    @Parameters(paramLabel = "ID", description = "The drill, as `./drill list` names it.")
    private String id = "";

    @Option(names = "--by", paramLabel = "NAME", description = "Who accepts; you, if not given.")
    private Optional<String> by = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why.")
    private String reason = "";

    public AcceptCommand(
            Voice voice,
            Settings settings,
            Drills drills,
            Surroundings surroundings,
            Memory memory) {
        this.voice = voice;
        this.settings = settings;
        this.drills = drills;
        this.surroundings = surroundings;
        this.memory = memory;
    }

    @Override
    public Integer call() {
        String who = Words.name("--by", by.orElse(settings.person()));
        String why = Words.reason(reason);
        DrillHome drill = drills.find(id);
        List<Leftover> left = surroundings.left(drill);
        if (left.isEmpty()) {
            throw Refusal.usage("Drill %s left nothing behind.".formatted(drill.id()));
        }
        if (left.stream().anyMatch(Leftover::open)) {
            throw Refusal.usage(
                    "Drill %s was never closed, and can still take back what it did: `./drill abort %s` first. What is left then can be accepted."
                            .formatted(drill.id(), drill.id()));
        }
        left.forEach(each -> accept(each, who, why));
        return Exit.FINE.code();
    }

    private void accept(Leftover left, String who, String why) {
        memory.remember(new ProgrammeEvent.LeftoverAccepted(left.drill(), left.what(), who, why));
        boolean two = memory.programme().accepted(left.drill(), left.what());
        voice.tell(
                "%s accepts: %s %s"
                        .formatted(
                                who,
                                left.what(),
                                two ? "Two people did now." : "A second person must, too."));
    }
}

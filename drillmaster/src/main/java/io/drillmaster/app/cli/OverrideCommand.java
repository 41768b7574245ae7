package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Gate;
import io.drillmaster.app.desk.Prepared;
import io.drillmaster.app.desk.Preparing;
import io.drillmaster.app.drills.Memory;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.journal.ProgrammeEvent;
import io.drillmaster.plan.Approvable;
import io.drillmaster.plan.Interlock;
import io.drillmaster.plan.Obstacle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Notes down one person's word against the interlocks that do not let a plan start. */
@Command(
        name = "override",
        description = {
            "Override the interlocks that do not let this very plan start now. It takes two people,"
                    + " each with a reason, and holds for one start with `run --override`.",
            "A freeze cannot be overridden."
        })
public final class OverrideCommand implements Callable<Integer> {

    private final Voice voice;
    private final Settings settings;
    private final Preparing preparing;
    private final Gate gate;
    private final Memory memory;

    @Parameters(paramLabel = "RUNBOOK", description = "The id of a runbook, or the path of one.")
    private String runbook = "";

    @Mixin private PlanOptions options = new PlanOptions();

    @Option(names = "--by", paramLabel = "NAME", description = "Who overrides; you, if not given.")
    private Optional<String> by = Optional.empty();

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why; it stands in the drill's journal and report.")
    private String reason = "";

    public OverrideCommand(
            Voice voice, Settings settings, Preparing preparing, Gate gate, Memory memory) {
        this.voice = voice;
        this.settings = settings;
        this.preparing = preparing;
        this.gate = gate;
        this.memory = memory;
    }

    @Override
    public Integer call() {
        String who = Words.name("--by", by.orElse(settings.person()));
        String why = Words.reason(reason);
        try (Prepared prepared = preparing.prepare(options.choice(runbook))) {
            List<Obstacle> obstacles = gate.obstacles(prepared, settings.person());
            List<Obstacle> yielding =
                    obstacles.stream().filter(each -> each.interlock().yields()).toList();
            if (yielding.isEmpty()) {
                throw Refusal.usage(
                        obstacles.isEmpty()
                                ? "Nothing stands in the way of this plan, so there is nothing to"
                                        + " override."
                                : "Everything is frozen, and a freeze cannot be overridden;"
                                        + " `./drill thaw` ends it.");
            }
            String digest = Approvable.digest(prepared.plan(), prepared.runbook());
            List<String> words =
                    yielding.stream().map(each -> each.interlock().word()).distinct().toList();
            memory.remember(new ProgrammeEvent.Overridden(digest, words, who, why));
            yielding.forEach(each -> told(each, digest, who));
            voice.tell("`./drill run %s ... --override` counts them.".formatted(runbook));
        }
        return Exit.FINE.code();
    }

    private void told(Obstacle obstacle, String digest, String who) {
        Interlock interlock = obstacle.interlock();
        boolean two = !memory.programme().overriding(digest, interlock).isEmpty();
        voice.tell(
                "%s overrides %s (%s)%s"
                        .formatted(
                                who,
                                interlock.word(),
                                obstacle.why(),
                                two ? "; two people did now." : "; a second person must, too."));
    }
}

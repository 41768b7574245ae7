package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Prepared;
import io.drillmaster.app.desk.Preparing;
import io.drillmaster.app.drills.Memory;
import io.drillmaster.app.live.PlanLines;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.journal.ProgrammeEvent;
import io.drillmaster.plan.Approvable;
import io.drillmaster.plan.Crew;
import io.drillmaster.plan.Person;
import io.drillmaster.plan.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Notes down that a person approves a plan. */
@Command(
        name = "approve",
        description =
                "Approve a plan, for one start by somebody else. Give the same choices as the run"
                        + " will be given.")
public final class ApproveCommand implements Callable<Integer> {

    private final Voice voice;
    private final Settings settings;
    private final Preparing preparing;
    private final Memory memory;

    @Parameters(paramLabel = "RUNBOOK", description = "The id of a runbook, or the path of one.")
    private String runbook = "";

    @Mixin private PlanOptions options = new PlanOptions();

    @Option(names = "--by", paramLabel = "NAME", description = "Who approves; you, if not given.")
    private Optional<String> by = Optional.empty();

    public ApproveCommand(Voice voice, Settings settings, Preparing preparing, Memory memory) {
        this.voice = voice;
        this.settings = settings;
        this.preparing = preparing;
        this.memory = memory;
    }

    @Override
    public Integer call() {
        String who = Words.name("--by", by.orElse(settings.person()));
        try (Prepared prepared = preparing.prepare(options.choice(runbook))) {
            Plan plan = prepared.plan();
            PlanLines.doubts(plan).forEach(voice::mention);
            PlanLines.burns(prepared.burns()).forEach(voice::mention);
            String digest = Approvable.digest(plan, prepared.runbook());
            memory.remember(
                    new ProgrammeEvent.Approved(
                            digest, plan.runbook(), plan.estate(), who, role(plan.crew(), who)));
            voice.tell(
                    "%s approves %s on %s%s, for one start by somebody else."
                            .formatted(who, plan.runbook(), plan.estate(), with(plan)));
            voice.tell("What is approved: " + digest);
        }
        return Exit.FINE.code();
    }

    private static String with(Plan plan) {
        return plan.parameters().entrySet().stream()
                .map(Map.Entry::toString)
                .collect(
                        Collectors.collectingAndThen(
                                Collectors.joining(", "),
                                all -> all.isEmpty() ? "" : " with " + all));
    }

    private static Optional<String> role(Crew crew, String who) {
        return crew.roles().keySet().stream()
                .filter(role -> crew.all(role).stream().anyMatch(name -> Person.same(name, who)))
                .findFirst();
    }
}

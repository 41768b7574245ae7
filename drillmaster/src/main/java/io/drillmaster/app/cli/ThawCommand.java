package io.drillmaster.app.cli;

import io.drillmaster.app.drills.Memory;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.journal.ProgrammeEvent;
import io.drillmaster.plan.Programme;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a freeze. */
@Command(name = "thaw", description = "End a freeze: drills may start again.")
public final class ThawCommand implements Callable<Integer> {

    private final Voice voice;
    private final Settings settings;
    private final Memory memory;

    @Parameters(paramLabel = "REASON", arity = "0..1", description = "Why.")
    private String reason = "no reason given";

    @Option(names = "--by", paramLabel = "NAME", description = "Who thaws; you, if not given.")
    private Optional<String> by = Optional.empty();

    public ThawCommand(Voice voice, Settings settings, Memory memory) {
        this.voice = voice;
        this.settings = settings;
        this.memory = memory;
    }

    @Override
    public Integer call() {
        String who = Words.name("--by", by.orElse(settings.person()));
        Programme.Freeze freeze =
                memory.programme().freeze().orElseThrow(() -> Refusal.usage("Nothing is frozen."));
        memory.remember(new ProgrammeEvent.Thawed(who, Words.reason(reason)));
        voice.tell(
                "Thawed by %s: drills may start again. It was frozen by %s since %s: %s"
                        .formatted(who, freeze.by(), freeze.at(), freeze.why()));
        return Exit.FINE.code();
    }
}

package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Estates;
import io.drillmaster.app.desk.Follow;
import io.drillmaster.app.desk.Interrupts;
import io.drillmaster.app.desk.Running;
import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.DrillLock;
import io.drillmaster.app.drills.Drills;
import io.drillmaster.app.drills.Inbox;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.engine.Said;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a drill by taking back what it did. */
@Command(
        name = "abort",
        description =
                "End a drill and take back what it did: through the process that conducts it, or"
                        + " here if none does.")
public final class AbortCommand implements Callable<Integer> {

    /** Longer than any way back; only a conductor that hangs makes it pass. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Voice voice;
    private final Settings settings;
    private final Drills drills;
    private final Estates estates;
    private final Running running;

    @Parameters(paramLabel = "ID", description = "The drill, as `./drill list` names it.")
    private String id = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the journal.")
    private String reason = "no reason given";

    public AbortCommand(
            Voice voice, Settings settings, Drills drills, Estates estates, Running running) {
        this.voice = voice;
        this.settings = settings;
        this.drills = drills;
        this.estates = estates;
        this.running = running;
    }

    @Override
    public Integer call() {
        DrillHome drill = drills.find(id);
        if (Follow.closed(drill).isPresent()) {
            throw Refusal.usage(
                    "Drill %s is closed already; there is nothing to abort. `./drill show %s` tells how it ended."
                            .formatted(drill.id(), drill.id()));
        }
        Said.Abort abort = new Said.Abort(settings.person(), reason);
        if (DrillLock.holder(drill).isPresent()) {
            ask(drill, abort);
        }
        if (Follow.closed(drill).isEmpty()) {
            conduct(drill, abort);
        }
        return told(drill, Follow.closed(drill).orElseThrow());
    }

    private void ask(DrillHome drill, Said.Abort abort) {
        Follow follow = new Follow(drill, voice);
        new Inbox(drill).put(abort);
        voice.mention(
                "%s conducts drill %s and was asked to abort it; waiting for its end."
                        .formatted(DrillLock.holder(drill).orElse("A process"), drill.id()));
        switch (follow.until(state -> state.closed().isPresent(), PATIENCE)) {
            case Follow.Seen.Reached _ -> {}
            case Follow.Seen.Abandoned _ ->
                    voice.mention("Its process ended before the drill was closed.");
            case Follow.Seen.TooLate _ ->
                    throw Refusal.start(
                            "The conductor of drill %s has not closed it within %d minutes. `./drill show %s` tells where it stands; end its process and abort again, and the way back is conducted from here."
                                    .formatted(drill.id(), PATIENCE.toMinutes(), drill.id()));
        }
    }

    private void conduct(DrillHome drill, Said.Abort abort) {
        voice.mention("Nobody conducts drill " + drill.id() + "; taking it back from here.");
        try (Interrupts interrupts = new Interrupts(settings.person())) {
            running.takeBack(
                    drill,
                    estates,
                    interrupts,
                    state -> state.abort().isEmpty() ? List.of(abort) : List.of());
        }
    }

    private Integer told(DrillHome drill, Event.Closed closed) {
        voice.tell(
                closed.ending() == Ending.COMPLETED
                        ? drill.id() + " was complete before it could be aborted."
                        : drill.id() + " is aborted.");
        closed.left().forEach(each -> voice.tell("Left behind: " + each));
        return closed.left().isEmpty() ? Exit.FINE.code() : Exit.LEFT_BEHIND.code();
    }
}

package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Estates;
import io.drillmaster.app.desk.Follow;
import io.drillmaster.app.desk.Interrupts;
import io.drillmaster.app.desk.Running;
import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.DrillLock;
import io.drillmaster.app.drills.Drills;
import io.drillmaster.app.drills.Heartbeat;
import io.drillmaster.app.drills.Inbox;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.Said;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Event;
import io.drillmaster.runbook.Step;
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

    /** How long a conductor may stand still beyond the longest limit of its plan. */
    private static final Duration STILL = Duration.ofSeconds(30);

    private final Voice voice;
    private final Settings settings;
    private final Drills drills;
    private final Estates estates;
    private final Running running;

    @Parameters(paramLabel = "ID", description = "The drill, as `./drill list` names it.")
    private String id = "";

    @Option(
            names = "--take-over",
            description = "End the process that conducts it at once, and take back from here.")
    private boolean takeOver;

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
            if (takeOver) {
                unseat(drill);
            } else {
                ask(drill, abort);
            }
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
        switch (follow.until(
                state -> state.closed().isPresent() || hangs(drill, state), PATIENCE)) {
            case Follow.Seen.Reached reached -> {
                if (reached.state().closed().isEmpty()) {
                    unseat(drill);
                }
            }
            case Follow.Seen.Abandoned _ ->
                    voice.mention("Its process ended before the drill was closed.");
            case Follow.Seen.TooLate _ -> unseat(drill);
        }
    }

    /** A conductor that waits for an answer within its limit is slow, and one beyond it hangs. */
    private static boolean hangs(DrillHome drill, DrillState state) {
        Duration longest =
                state.plan().steps().stream()
                        .filter(Step.Act.class::isInstance)
                        .map(step -> ((Step.Act) step).limit())
                        .max(Duration::compareTo)
                        .orElse(Duration.ZERO);
        return Heartbeat.since(drill)
                .filter(since -> since.compareTo(longest.plus(STILL)) > 0)
                .isPresent();
    }

    /** Its end gives the seat back, and frees nothing else: what it did is in the journal. */
    private void unseat(DrillHome drill) {
        voice.mention("Ending the process that conducts drill %s.".formatted(drill.id()));
        if (!DrillLock.unseat(drill, Duration.ofSeconds(10))) {
            throw Refusal.start(
                    "The conductor of drill %s, %s, could not be ended. End it by hand, on the machine it runs on, and abort again: the way back is then conducted from here. Faults that were armed end by themselves."
                            .formatted(drill.id(), DrillLock.holder(drill).orElse("a process")));
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

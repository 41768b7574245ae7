package io.drillmaster.app.cli;

import io.drillmaster.app.desk.Estates;
import io.drillmaster.app.desk.Interrupts;
import io.drillmaster.app.desk.Running;
import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.DrillLock;
import io.drillmaster.app.drills.Drills;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.engine.DrillState;
import io.drillmaster.plan.Estate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Goes on with every drill whose process ended, where its runbook allows that without a person. */
@Command(
        name = "recover",
        description = {
            "Go on with every drill whose process ended, where its runbook says so.",
            "Meant for the start of the machine; people use `resume`."
        })
public final class RecoverCommand implements Callable<Integer> {

    private final Voice voice;
    private final Settings settings;
    private final Drills drills;
    private final Estates estates;
    private final Running running;

    public RecoverCommand(
            Voice voice, Settings settings, Drills drills, Estates estates, Running running) {
        this.voice = voice;
        this.settings = settings;
        this.drills = drills;
        this.estates = estates;
        this.running = running;
    }

    @Override
    public Integer call() {
        List<DrillHome> left = drills.all().stream().filter(RecoverCommand::isLeft).toList();
        if (left.isEmpty()) {
            voice.tell("No drill was left.");
        }
        int worst = Exit.FINE.code();
        for (DrillHome drill : left) {
            worst = Math.max(worst, recover(drill));
        }
        return worst;
    }

    private static boolean isLeft(DrillHome drill) {
        if (DrillLock.holder(drill).isPresent()) {
            return false;
        }
        DrillState state = DrillState.of(drill.entries());
        return state.opened().isPresent()
                && state.closed().isEmpty()
                && state.plan().kind() != Estate.Kind.SIMULATED;
    }

    private int recover(DrillHome drill) {
        if (!DrillState.of(drill.entries()).plan().resumes()) {
            voice.tell(
                    "Drill %s waits for a person: `./drill resume %s` goes on with it, `./drill abort %s` takes back what it did."
                            .formatted(drill.id(), drill.id(), drill.id()));
            return Exit.COULD_NOT_START.code();
        }
        voice.tell("Going on with drill " + drill.id() + ".");
        try (Interrupts interrupts = new Interrupts(settings.person())) {
            return running.resume(drill, estates, interrupts).exit().code();
        } catch (Refusal e) {
            voice.tell("Drill %s: %s".formatted(drill.id(), e.getMessage()));
            return Exit.COULD_NOT_START.code();
        }
    }
}

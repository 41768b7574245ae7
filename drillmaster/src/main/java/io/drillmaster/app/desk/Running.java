package io.drillmaster.app.desk;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.Drills;
import io.drillmaster.app.drills.EstateLock;
import io.drillmaster.app.drills.Origin;
import io.drillmaster.app.drills.Reason;
import io.drillmaster.app.live.LineView;
import io.drillmaster.app.live.LiveView;
import io.drillmaster.app.live.Summary;
import io.drillmaster.app.live.View;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.engine.People;
import io.drillmaster.plan.Estate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Conducts drills from the desk: a new one, or one that was left. */
public final class Running {

    private final Settings settings;
    private final Voice voice;
    private final Drills drills;
    private final Outfitter outfitter;
    private final Seats seats;

    public Running(
            Settings settings, Voice voice, Drills drills, Outfitter outfitter, Seats seats) {
        this.settings = settings;
        this.voice = voice;
        this.drills = drills;
        this.outfitter = outfitter;
        this.seats = seats;
    }

    /** The turn of a new drill on an estate, or the reason why it has to wait. */
    public EstateLock turn(Estate estate) {
        return drills.turn(estate);
    }

    /** Conducts a new drill and judges it. */
    public Result start(Prepared prepared, Interrupts interrupts) {
        DrillHome drill =
                drills.create(prepared.plan().runbook(), LocalDate.now(ZoneId.systemDefault()));
        prepared.turn().by(drill);
        keep(drill, prepared);
        voice.mention("Drill " + drill.id());
        new Conducting(drill, prepared.outfit(), seats.seat())
                .open(prepared.plan(), view(prepared.plan().kind()), interrupts);
        return result(drill);
    }

    /** Conducts a drill from where it was left to its end, and judges it. */
    public Result resume(
            DrillHome drill, Estates estates, Interrupts interrupts, People... others) {
        Estate.Kind kind = Follow.plan(drill).kind();
        if (Follow.closed(drill).isEmpty()) {
            if (kind == Estate.Kind.SIMULATED) {
                throw Refusal.start(
                        "Drill %s was a rehearsal, and its simulated estate ended with the process that held it. `./drill run` rehearses anew."
                                .formatted(drill.id()));
            }
            Origin origin = drill.origin();
            Estates.Chosen chosen = estates.again(origin, Follow.plan(drill));
            try (EstateLock turn = drills.again(chosen.estate());
                    Outfit outfit = outfitter.outfit(chosen.estate(), chosen.file())) {
                turn.by(drill);
                new Conducting(drill, outfit, seats.seat()).resume(view(kind), interrupts, others);
            }
        }
        return result(drill);
    }

    private Result result(DrillHome drill) {
        new Summary(settings.colours() && voice.terminal())
                .of(drill.entries())
                .forEach(voice::mention);
        return Result.of(drill);
    }

    /** A rehearsal is over before a picture could be looked at. */
    private View view(Estate.Kind kind) {
        Optional<LiveView> picture =
                voice.terminal() && kind != Estate.Kind.SIMULATED
                        ? LiveView.open(settings.person(), ZoneId.systemDefault())
                        : Optional.empty();
        return picture.<View>map(each -> each)
                .orElseGet(() -> new LineView(voice, ZoneId.systemDefault()));
    }

    private static void keep(DrillHome drill, Prepared prepared) {
        try {
            drill.remember(prepared.origin());
            drill.write("runbook.md", Files.readString(Path.of(prepared.origin().runbook())));
            drill.write("estate.yaml", Files.readString(Path.of(prepared.origin().estate())));
        } catch (IOException e) {
            throw Refusal.start(
                    "The folder %s cannot be written: %s. Nothing was touched. Make it writable, or set DRILLMASTER_HOME to a folder that is."
                            .formatted(drill.path(), Reason.of(e)));
        }
    }
}

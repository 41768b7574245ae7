package io.drillmaster.app.desk;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.EstateLock;
import io.drillmaster.app.drills.Origin;
import io.drillmaster.app.live.LineView;
import io.drillmaster.app.live.LiveView;
import io.drillmaster.app.live.Summary;
import io.drillmaster.app.live.View;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Settings;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.engine.People;
import io.drillmaster.plan.Estate;
import java.time.ZoneId;
import java.util.Optional;

/** Conducts drills from the desk: a new one, or one that was left. */
public final class Running {

    private final Settings settings;
    private final Voice voice;
    private final Gate gate;
    private final Outfitter outfitter;
    private final Seats seats;

    public Running(Settings settings, Voice voice, Gate gate, Outfitter outfitter, Seats seats) {
        this.settings = settings;
        this.voice = voice;
        this.gate = gate;
        this.outfitter = outfitter;
        this.seats = seats;
    }

    /** The turn of a new drill on an estate, or the reason why it has to wait. */
    public EstateLock turn(Estate estate) {
        return gate.turn(estate);
    }

    /**
     * Conducts a new drill and judges it, if nothing stands in its way.
     *
     * @param override whether obstacles that two people overrode count
     */
    public Result start(Prepared prepared, boolean override, Interrupts interrupts) {
        Gate.Passed passed = gate.pass(prepared.tried(), settings.person(), override);
        prepared.turn().by(passed.drill());
        voice.mention("Drill " + passed.drill().id());
        new Conducting(passed.drill(), prepared.outfit(), seats.seat(), gate.memory())
                .open(
                        prepared.plan(),
                        passed.overrides(),
                        view(prepared.plan().kind()),
                        interrupts);
        return result(passed.drill());
    }

    /** Conducts a drill from where it was left to its end, and judges it; not while frozen. */
    public Result resume(DrillHome drill, Estates estates, Interrupts interrupts) {
        if (Follow.closed(drill).isEmpty()) {
            gate.open(
                    "Drill %s stays as it stands; `./drill abort %s` takes back what it did"
                            .formatted(drill.id(), drill.id()));
        }
        return conduct(drill, estates, interrupts);
    }

    /** Conducts the way back of a drill that was left, also while everything is frozen. */
    public Result takeBack(
            DrillHome drill, Estates estates, Interrupts interrupts, People aborting) {
        return conduct(drill, estates, interrupts, aborting);
    }

    private Result conduct(
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
            try (EstateLock turn = gate.again(chosen.estate());
                    Outfit outfit = outfitter.outfit(chosen.estate(), chosen.file())) {
                turn.by(drill);
                new Conducting(drill, outfit, seats.seat(), gate.memory())
                        .resume(view(kind), interrupts, others);
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
}

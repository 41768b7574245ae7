package io.drillmaster.app.desk;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.DrillLock;
import io.drillmaster.app.live.LineView;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.app.settings.Voice;
import io.drillmaster.engine.DrillState;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.plan.Plan;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Looks on while another process conducts a drill, by reading its journal. */
public final class Follow {

    private static final long PAUSE = Duration.ofMillis(200).toNanos();

    private final DrillHome drill;
    private final Voice voice;
    private int told;

    public Follow(DrillHome drill, Voice voice) {
        this.drill = drill;
        this.voice = voice;
        this.told = drill.entries().size();
    }

    /** How waiting ended. */
    public sealed interface Seen {
        /** The state waited for was reached. */
        record Reached(DrillState state) implements Seen {}

        /** Nobody conducts any longer, and it was not reached. */
        record Abandoned(DrillState state) implements Seen {}

        /** Time is up. */
        record TooLate(DrillState state) implements Seen {}
    }

    /** Tells what happens until a state is reached, nobody conducts, or the time is up. */
    public Seen until(Predicate<DrillState> goal, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            boolean conducted = DrillLock.holder(drill).isPresent();
            DrillState state = tell();
            if (goal.test(state)) {
                return new Seen.Reached(state);
            }
            if (!conducted) {
                return new Seen.Abandoned(state);
            }
            if (System.nanoTime() >= end) {
                return new Seen.TooLate(state);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }

    private DrillState tell() {
        List<Entry> entries = drill.entries();
        if (entries.size() > told) {
            LineView.Lines lines = new LineView.Lines(entries);
            entries.subList(told, entries.size())
                    .forEach(entry -> voice.mention(lines.of(entry, ZoneId.systemDefault())));
            told = entries.size();
        }
        return DrillState.of(entries);
    }

    /** The plan of a drill that was opened. */
    public static Plan plan(DrillHome drill) {
        DrillState state = DrillState.of(drill.entries());
        if (state.opened().isEmpty()) {
            throw Refusal.usage(
                    "Drill %s was never opened: its process ended before the first entry, and nothing was done. Start a new one."
                            .formatted(drill.id()));
        }
        return state.plan();
    }

    /** The last event of a closed drill. */
    public static Optional<Event.Closed> closed(DrillHome drill) {
        return DrillState.of(drill.entries()).closed();
    }
}

package io.drillmaster.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Decides what is next of all that may be done at the same time. */
final class Abreast {

    /** How long is waited at a time for whatever is under way; its answer ends the wait. */
    static final Command WAIT = new Command.Pause(Duration.ofSeconds(1));

    private Abreast() {}

    /**
     * What only has to be written comes first; then all leaves that may, up to a bound; and if
     * nothing does, what is under way is waited for, or what is due soonest.
     */
    static Command of(List<Command> wanted, int room) {
        List<Command.Errand> errands = new ArrayList<>();
        List<Command.Pause> pauses = new ArrayList<>();
        for (Command command : wanted) {
            switch (command) {
                case Command.Errand errand -> errands.add(errand);
                case Command.Pause pause -> pauses.add(pause);
                default -> {
                    return command;
                }
            }
        }
        if (!errands.isEmpty() && room > 0) {
            return new Command.Send(errands.stream().limit(room).toList());
        }
        return pauses.stream()
                .min(Comparator.comparing(Command.Pause::time))
                .<Command>map(pause -> pause)
                .orElse(WAIT);
    }

    /** What needs the drill for itself waits until nothing is under way. */
    static Command orWait(Command command, Set<Deed> underWay) {
        boolean alone =
                switch (command) {
                    case Command.Send _, Command.BeginStep _, Command.Put _, Command.Pause _ ->
                            false;
                    case Command.EndStep end -> isUnderWay(underWay, end.step().id());
                    case Command.Perform _,
                            Command.Keep _,
                            Command.Settle _,
                            Command.Look _,
                            Command.BeginPhase _,
                            Command.BeginWatch _,
                            Command.RejoinWatch _,
                            Command.EndWatch _,
                            Command.Show _,
                            Command.Open _,
                            Command.Survey _,
                            Command.TurnBack _,
                            Command.Close _,
                            Command.Rest _ ->
                            true;
                };
        return alone && !underWay.isEmpty() ? WAIT : command;
    }

    static boolean isUnderWay(Set<Deed> underWay, String step) {
        return underWay.stream().anyMatch(deed -> deed.step().equals(step));
    }
}

package io.drillmaster.app.desk;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.DrillLock;
import io.drillmaster.app.drills.Drills;
import io.drillmaster.app.drills.Origin;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.engine.DrillState;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.JournalDamaged;
import io.drillmaster.plan.Known;
import io.drillmaster.plan.Leftover;
import io.drillmaster.plan.Programme;
import io.drillmaster.plan.RunningDrill;
import io.drillmaster.verdict.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What other drills of this home do now, and what earlier ones left. */
public final class Surroundings {

    /** A drill that was let through has begun its journal by then, or never will. */
    private static final Duration TO_BEGIN = Duration.ofMinutes(1);

    private final Drills drills;
    private final Estates estates;

    public Surroundings(Drills drills, Estates estates) {
        this.drills = drills;
        this.estates = estates;
    }

    Known known(Programme programme, Prepared prepared, Instant now) {
        List<RunningDrill> running = new ArrayList<>();
        List<Leftover> left = new ArrayList<>();
        for (DrillHome drill : drills.all()) {
            if (conducted(drill)) {
                running.add(running(drill));
            } else {
                left.addAll(left(drill, raised(prepared.origin())));
            }
        }
        programme.starts().stream()
                .filter(each -> now.isBefore(each.at().plus(TO_BEGIN)))
                .map(each -> drills.folder(each.drill()))
                .filter(Predicate.not(DrillHome::begun))
                .filter(each -> Files.exists(each.estate()))
                .forEach(each -> running.add(running(each)));
        return new Known(programme, running, left);
    }

    /** The drills that somebody conducts at this moment. */
    public List<DrillHome> conducted() {
        return drills.all().stream().filter(Surroundings::conducted).toList();
    }

    private static boolean conducted(DrillHome drill) {
        return DrillLock.holder(drill).isPresent();
    }

    private RunningDrill running(DrillHome drill) {
        return RunningDrill.of(drill.id(), estates.read(drill.estate()));
    }

    /**
     * What a drill left behind. This is the one place that knows; whatever else a drill may leave
     * is added here.
     */
    public List<Leftover> left(DrillHome drill) {
        return left(drill, Instant.MIN);
    }

    /**
     * @param since what was there before is gone
     */
    private List<Leftover> left(DrillHome drill, Instant since) {
        try {
            List<Entry> entries = drill.entries();
            DrillState state = DrillState.of(entries);
            if (state.opened().isEmpty() || entries.getLast().at().wall().isBefore(since)) {
                return List.of();
            }
            String estate = state.plan().estate();
            boolean open = state.closed().isEmpty();
            Stream<String> acts =
                    state
                            .closed()
                            .map(closed -> closed.left())
                            .orElseGet(() -> NotTakenBack.of(state))
                            .stream();
            Stream<String> things = Leftovers.of(entries).all().stream().map(each -> each.told());
            return Stream.concat(acts, things)
                    .map(what -> new Leftover(drill.id(), estate, what, open))
                    .toList();
        } catch (JournalDamaged e) {
            return List.of(
                    new Leftover(
                            drill.id(),
                            Files.exists(drill.estate()) ? estates.read(drill.estate()).name() : "",
                            "what it left is not known, since " + e.getMessage(),
                            false));
        }
    }

    /** A lab that was raised anew has nothing of what was done to its namesake. */
    private static Instant raised(Origin origin) {
        if (origin.lab().isEmpty()) {
            return Instant.MIN;
        }
        try {
            return Files.getLastModifiedTime(Path.of(origin.estate())).toInstant();
        } catch (IOException e) {
            throw Refusal.start(
                    "When the lab %s was raised cannot be told from %s: %s. Nothing was touched."
                            .formatted(origin.lab().get(), origin.estate(), e.getMessage()));
        }
    }
}

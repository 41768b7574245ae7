package io.drillmaster.app.desk;

import io.drillmaster.app.drills.Disk;
import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.DrillLock;
import io.drillmaster.app.drills.Heartbeat;
import io.drillmaster.app.drills.Inbox;
import io.drillmaster.app.drills.Memory;
import io.drillmaster.app.live.View;
import io.drillmaster.app.settings.Exit;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.engine.Conductor;
import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.People;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.FileJournalStore;
import io.drillmaster.journal.Journal;
import io.drillmaster.plan.Plan;
import io.drillmaster.watch.Watches;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** Conducts one drill in this process, on a thread of its own, while a person looks on. */
public final class Conducting {

    private final DrillHome drill;
    private final Outfit outfit;
    private final Conductor.Seat seat;
    private final Memory memory;

    public Conducting(DrillHome drill, Outfit outfit, Conductor.Seat seat, Memory memory) {
        this.drill = drill;
        this.outfit = outfit;
        this.seat = seat;
        this.memory = memory;
    }

    /**
     * Opens a new drill and conducts it to its end.
     *
     * @param overrides what had to be overridden so that it may start
     */
    public Event.Closed open(
            Plan plan, List<Event.Overrode> overrides, View view, Interrupts interrupts) {
        Event.Overrode[] all = overrides.toArray(Event.Overrode[]::new);
        return sit(conductor -> conductor.open(drill.id(), plan, all), view, interrupts);
    }

    /** Takes the drill up where its journal ends, and conducts it to its end. */
    public Event.Closed resume(View view, Interrupts interrupts, People... others) {
        return sit(Conductor::conduct, view, interrupts, others);
    }

    private Event.Closed sit(
            Function<Conductor, Event.Closed> how,
            View view,
            Interrupts interrupts,
            People... others) {
        try (DrillLock _ = DrillLock.take(drill).orElseThrow(this::taken)) {
            try (Journal journal = new Journal(FileJournalStore.open(drill.journal()));
                    Watches watches = outfit.watches(drill)) {
                Conductor conductor =
                        new Conductor(
                                journal,
                                outfit.connectors(),
                                watches,
                                people(view, interrupts, others),
                                outfit.time(),
                                seat,
                                drill::content);
                FutureTask<Event.Closed> task = new FutureTask<>(() -> how.apply(conductor));
                Thread.ofPlatform().daemon().name("conductor").start(task);
                view.follow(
                        new View.Sight(
                                journal,
                                watches,
                                outfit.time(),
                                () -> task.isDone() || interrupts.leaving(),
                                interrupts::notice));
                if (!task.isDone()) {
                    throw left(DrillState.of(journal.entries()));
                }
                return end(task);
            }
        }
    }

    private People people(View view, Interrupts interrupts, People... others) {
        Inbox inbox = new Inbox(drill);
        return new Company(
                view,
                interrupts,
                new Company(others),
                new StandIns(),
                new Heartbeat(drill),
                _ -> inbox.take(),
                new Freezes(memory, outfit.time()));
    }

    private Refusal taken() {
        return Refusal.start(
                "Drill %s is being conducted by %s. Only one process may conduct a drill. `./drill show %s` tells where it stands, `./drill abort %s` asks its conductor to abort."
                        .formatted(
                                drill.id(),
                                DrillLock.holder(drill).orElse("another process"),
                                drill.id(),
                                drill.id()));
    }

    private Refusal left(DrillState state) {
        List<String> left = NotTakenBack.of(state);
        return new Refusal(
                Exit.ABORTED,
                "Drill %s is left as it stands, neither finished nor taken back.%n%s`./drill resume %s` goes on with it, `./drill abort %s` takes back what it did."
                        .formatted(drill.id(), listed(left), drill.id(), drill.id()));
    }

    private static String listed(List<String> left) {
        StringBuilder text = new StringBuilder();
        left.forEach(each -> text.append("  ").append(each).append(System.lineSeparator()));
        return text.toString();
    }

    private Event.Closed end(FutureTask<Event.Closed> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the conductor was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UncheckedIOException broken) {
                throw stopped(broken);
            }
            throw new IllegalStateException(
                    "the conductor of " + drill.id() + " broke off", e.getCause());
        }
    }

    /** Without its journal a drill may not go on, not even back. */
    private Refusal stopped(UncheckedIOException e) {
        String left = listed(NotTakenBack.of(DrillState.of(drill.entries())));
        return Refusal.start(
                "Drill %s stopped: %s (%s). Nothing is done that cannot be written down first.%n%s%s When the folder can be written again, `./drill resume %s` goes on with it and `./drill abort %s` takes back what it did."
                        .formatted(
                                drill.id(),
                                e.getMessage(),
                                Optional.ofNullable(e.getCause())
                                        .map(Throwable::getMessage)
                                        .orElse("no reason given"),
                                left,
                                Disk.of(drill.path()),
                                drill.id(),
                                drill.id()));
    }
}

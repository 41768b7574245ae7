package io.drillmaster.app.desk;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.drills.Drills;
import io.drillmaster.app.drills.EstateLock;
import io.drillmaster.app.drills.Memory;
import io.drillmaster.app.drills.Reason;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.ProgrammeEvent;
import io.drillmaster.plan.Attempt;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Interlocks;
import io.drillmaster.plan.Obstacle;
import io.drillmaster.plan.Programme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Lets a drill start, or says everything that stands in its way. */
public final class Gate {

    private final Memory memory;
    private final Drills drills;
    private final Surroundings surroundings;

    public Gate(Memory memory, Drills drills, Surroundings surroundings) {
        this.memory = memory;
        this.drills = drills;
        this.surroundings = surroundings;
    }

    /**
     * A drill that was let through.
     *
     * @param overrides what had to be overridden for it
     */
    record Passed(DrillHome drill, List<Event.Overrode> overrides) {

        Passed {
            overrides = List.copyOf(overrides);
        }
    }

    /** Everything that stands in the way now; empty when the drill may start. */
    public List<Obstacle> obstacles(Prepared prepared, String by) {
        Instant now = memory.now();
        Programme programme = memory.programme();
        return Interlocks.of(
                prepared.attempt(by, now), surroundings.known(programme, prepared, now));
    }

    /**
     * Lets a drill through. Looking and noting it down are one: of two that start at the same time
     * on the same hosts, the second sees the first.
     *
     * @param override whether overrides count
     */
    Passed pass(Prepared prepared, String by, boolean override) {
        AtomicReference<Passed> passed = new AtomicReference<>();
        memory.remember(programme -> {
            Instant now = memory.now();
            Attempt attempt = prepared.attempt(by, now);
            List<Obstacle> all =
                    Interlocks.of(attempt, surroundings.known(programme, prepared, now));
            List<Obstacle> standing =
                    override ? Interlocks.notOverridden(all, attempt, programme) : all;
            if (!standing.isEmpty()) {
                throw refused(prepared, standing);
            }
            DrillHome drill = made(prepared, now);
            passed.set(new Passed(drill, overrides(all, attempt, programme)));
            return new ProgrammeEvent.Started(drill.id(), attempt.digest(), by);
        });
        return passed.get();
    }

    private static List<Event.Overrode> overrides(
            List<Obstacle> obstacles, Attempt attempt, Programme programme) {
        return obstacles.stream()
                .map(Obstacle::interlock)
                .distinct()
                .flatMap(interlock ->
                        programme.overriding(attempt.digest(), interlock).stream()
                                .map(each ->
                                        new Event.Overrode(
                                                interlock.word(), each.by(), each.why())))
                .toList();
    }

    private static Refusal refused(Prepared prepared, List<Obstacle> standing) {
        String lines =
                standing.stream()
                        .map(each -> "  %s: %s.".formatted(each.interlock().word(), each.why()))
                        .collect(Collectors.joining("\n"));
        return Refusal.start(
                "%s may not start on %s now; nothing was touched.%n%s%n%s"
                        .formatted(
                                prepared.plan().runbook(),
                                prepared.plan().estate(),
                                lines,
                                remedy(standing)));
    }

    private static String remedy(List<Obstacle> standing) {
        return standing.stream().allMatch(each -> each.interlock().yields())
                ? "Make each right; or two people override them with `./drill override`, and `run"
                        + " --override` starts it."
                : "A freeze cannot be overridden; whoever may end it does so with `./drill thaw`.";
    }

    /** Refuses while everything is frozen. */
    void open(String what) {
        Interlocks.frozen(memory.programme())
                .ifPresent(why -> {
                    throw Refusal.start("%s, for %s.".formatted(what, why));
                });
    }

    EstateLock turn(Estate estate) {
        return drills.turn(estate);
    }

    EstateLock again(Estate estate) {
        return drills.again(estate);
    }

    Memory memory() {
        return memory;
    }

    private DrillHome made(Prepared prepared, Instant now) {
        DrillHome drill =
                drills.create(
                        prepared.plan().runbook(),
                        LocalDate.ofInstant(now, ZoneId.systemDefault()));
        keep(drill, prepared);
        return drill;
    }

    private static void keep(DrillHome drill, Prepared prepared) {
        try {
            drill.remember(prepared.origin());
            drill.write("runbook.md", prepared.runbook().page());
            drill.keep(prepared.bound().envelopes());
            drill.write("estate.yaml", Files.readString(Path.of(prepared.origin().estate())));
        } catch (IOException e) {
            throw Refusal.start(
                    "The folder %s cannot be written: %s. Nothing was touched. Make it writable, or set DRILLMASTER_HOME to a folder that is."
                            .formatted(drill.path(), Reason.of(e)));
        }
    }
}

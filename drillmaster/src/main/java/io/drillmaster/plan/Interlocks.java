package io.drillmaster.plan;

import java.util.List;
import java.util.Optional;

/** Finds every reason why a drill may not start now, all at once. */
public final class Interlocks {

    private final Paperwork paperwork;
    private final Hours hours;
    private final Ground ground;

    private Interlocks(Attempt attempt, Known known) {
        this.paperwork = new Paperwork(attempt, known.programme());
        this.hours = new Hours(attempt);
        this.ground = new Ground(attempt, known);
    }

    /** What stands in the way; empty when the drill may start. */
    public static List<Obstacle> of(Attempt attempt, Known known) {
        Interlocks interlocks = new Interlocks(attempt, known);
        boolean onlyLooks = attempt.plan().onlyLooks();
        return Interlock.binding(attempt.estate().kind()).stream()
                .filter(each -> each.bindsLooking() || !onlyLooks)
                .flatMap(each ->
                        interlocks.against(each).stream().map(why -> new Obstacle(each, why)))
                .toList();
    }

    /** Those of the obstacles that two people overrode for this very plan, taken out. */
    public static List<Obstacle> notOverridden(
            List<Obstacle> obstacles, Attempt attempt, Programme programme) {
        return obstacles.stream()
                .filter(each -> programme.overriding(attempt.digest(), each.interlock()).isEmpty())
                .toList();
    }

    /** What a freeze forbids, if there is one. */
    public static Optional<String> frozen(Programme programme) {
        return programme.freeze().map(Paperwork::told);
    }

    private List<String> against(Interlock interlock) {
        return switch (interlock) {
            case FROZEN -> paperwork.frozen().stream().toList();
            case APPROVAL -> paperwork.approval().stream().toList();
            case NOTICE -> paperwork.notice().stream().toList();
            case WINDOW -> hours.window().stream().toList();
            case MARKETS -> hours.markets();
            case BLAST_RADIUS -> ground.blastRadius();
            case LEFTOVERS -> ground.leftovers();
            case DEAD_MAN -> ground.deadMan();
            case CLOCKS -> ground.clocks();
        };
    }
}

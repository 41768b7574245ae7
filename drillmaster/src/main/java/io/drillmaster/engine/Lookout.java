package io.drillmaster.engine;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Outcome;
import io.drillmaster.journal.Journal;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Stop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Looks at the stop conditions of a drill, each at its own cadence beside the steps, and says when
 * one came about. One that cannot be looked at any more is as good as come about: nobody may drive
 * on blind.
 */
final class Lookout {

    /** So many looks in a row may go without an answer. */
    private static final int BLIND = 5;

    private final Hands hands;
    private final Time time;
    private final Journal journal;
    private final Map<Stop, Guard> guards = new HashMap<>();
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();

    /** How the watch over one condition stands. */
    private static final class Guard {
        private long due;
        private boolean looking;
        private int blind;

        /** Since when every look found it, while it does. */
        private OptionalLong since = OptionalLong.empty();
    }

    /**
     * What a look found.
     *
     * @param at when it had
     */
    private record Seen(Stop stop, Outcome outcome, long at) {}

    Lookout(Hands hands, Time time, Journal journal) {
        this.hands = hands;
        this.time = time;
        this.journal = journal;
    }

    /** Starts the looks that are due, and tells what the ones before found; never waits. */
    List<Said> heard(DrillState state) {
        if (state.opened().isEmpty() || state.turned().isPresent() || state.phase() == 0) {
            return List.of();
        }
        Plan plan = state.plan();
        plan.stops().looks().forEach(this::look);
        List<Said> said = new ArrayList<>();
        for (Seen next = seen.poll(); next != null; next = seen.poll()) {
            judge(next).ifPresent(said::add);
        }
        return said;
    }

    private void look(Stop stop) {
        Guard guard = guards.computeIfAbsent(stop, _ -> new Guard());
        if (guard.looking || time.mono() < guard.due) {
            return;
        }
        guard.looking = true;
        guard.due = time.mono() + stop.every().toNanos();
        Call call = new Call(stop.verb(), stop.on(), stop.with(), limit(stop));
        journal.sync();
        time.beside(() -> seen.add(new Seen(stop, hands.perform(call), time.mono())));
    }

    private static Duration limit(Stop stop) {
        Duration least = Duration.ofSeconds(2);
        return stop.every().compareTo(least) < 0 ? least : stop.every();
    }

    private Optional<Said> judge(Seen look) {
        Guard guard = guards.computeIfAbsent(look.stop(), _ -> new Guard());
        guard.looking = false;
        return switch (look.outcome()) {
            case Outcome.Done done -> {
                guard.blind = 0;
                yield found(look, guard, done);
            }
            case Outcome.Refused refused -> blind(look.stop(), guard, refused.why());
            case Outcome.Unknown unknown -> blind(look.stop(), guard, unknown.why());
        };
    }

    /** A look without an answer in between neither ends how long it lasts nor fulfils it. */
    private static Optional<Said> found(Seen look, Guard guard, Outcome.Done done) {
        if (!look.stop().when().holds(done.facts())) {
            guard.since = OptionalLong.empty();
            return Optional.empty();
        }
        long since = guard.since.orElse(look.at());
        guard.since = OptionalLong.of(since);
        return look.at() - since < look.stop().lasting().toNanos()
                ? Optional.empty()
                : Optional.of(
                        new Said.Stop(look.stop().toString(), "seen: " + done.facts().values()));
    }

    private static Optional<Said> blind(Stop stop, Guard guard, String why) {
        guard.blind++;
        return guard.blind < BLIND
                ? Optional.empty()
                : Optional.of(
                        new Said.Stop(
                                stop.toString(),
                                "it could not be looked at %d times in a row, every %s: %s"
                                        .formatted(BLIND, Quantity.of(stop.every()), why)));
    }
}

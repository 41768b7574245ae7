package io.drillmaster.engine;

import io.drillmaster.journal.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** What was sent to be done beside everything else, and what came of it. */
final class Errands {

    private final Time time;
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final List<Answer> taken = new ArrayList<>();
    private final Set<Deed> underWay = new HashSet<>();

    /** When each look that did not hold is due again. */
    private final Map<Deed, Long> due = new HashMap<>();

    private record Answer(Deed deed, Event event) {}

    Errands(Time time) {
        this.time = time;
    }

    /** Those that have no answer yet. */
    Set<Deed> underWay() {
        return Set.copyOf(underWay);
    }

    void send(Command.Errand errand, Supplier<Event> work) {
        Deed deed = errand.deed();
        underWay.add(deed);
        if (errand instanceof Command.Look look) {
            due.put(deed, time.mono() + look.step().every().toNanos());
        }
        time.beside(() -> answers.add(new Answer(deed, work.get())));
    }

    /** A look is not made again before its cadence has passed. */
    Duration untilDue(Command.Errand errand) {
        long left = due.getOrDefault(errand.deed(), time.mono()) - time.mono();
        return left <= 0 ? Duration.ZERO : Duration.ofNanos(left);
    }

    /** What came since the last call. */
    List<Event> came() {
        answers.drainTo(taken);
        List<Event> events = new ArrayList<>();
        for (Answer answer : taken) {
            underWay.remove(answer.deed());
            events.add(answer.event());
        }
        taken.clear();
        return events;
    }

    /** Lets time pass until the next answer, and no more than so much. */
    void await(Duration most) {
        time.take(answers, most).ifPresent(taken::add);
    }
}

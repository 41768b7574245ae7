package io.drillmaster.trading.gateway;

import io.drillmaster.trading.orders.Instruction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/** Instructions that wait for the engine, none longer than is good for it. */
final class Queue {

    private record Waiting(Instruction instruction, long since) {}

    private static final int MOST_AT_ONCE = 200;

    private final BlockingDeque<Waiting> waiting = new LinkedBlockingDeque<>();

    void add(Instruction instruction) {
        waiting.add(new Waiting(instruction, System.nanoTime()));
    }

    void forget(String session) {
        waiting.removeIf(each -> each.instruction().session().equals(session));
    }

    /** What came meanwhile, or nothing when nothing came for so long. */
    List<Instruction> take(Duration patience) throws InterruptedException {
        List<Waiting> taken = new ArrayList<>();
        Waiting first = waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            taken.add(first);
            waiting.drainTo(taken, MOST_AT_ONCE - 1);
        }
        return taken.stream().map(Waiting::instruction).toList();
    }

    /** Takes out what has waited longer than that. */
    List<Instruction> expired(Duration patience) {
        long now = System.nanoTime();
        return List.copyOf(waiting).stream()
                .filter(each -> now - each.since() > patience.toNanos())
                .filter(waiting::remove)
                .map(Waiting::instruction)
                .toList();
    }
}

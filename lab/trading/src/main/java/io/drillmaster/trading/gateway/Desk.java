package io.drillmaster.trading.gateway;

import io.drillmaster.trading.orders.Instruction;
import io.drillmaster.trading.orders.Instruction.Cancel;
import io.drillmaster.trading.orders.Instruction.CancelAll;
import io.drillmaster.trading.orders.Instruction.Place;
import io.drillmaster.trading.orders.OrderState;
import io.drillmaster.trading.orders.Report;
import io.drillmaster.trading.orders.Report.CancelRefused;
import io.drillmaster.trading.orders.Report.Execution;
import io.drillmaster.trading.orders.Report.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Carries instructions to risk and engine, batch after batch, and their reports back. */
final class Desk {

    /** Longer than that no instruction waits: it is refused, and was never given to the engine. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Queue queue = new Queue();
    private final Neighbours neighbours;
    private final Gate gate;
    private final Consumer<Report> clients;
    private final Consumer<String> everybodyOut;
    private final AtomicLong refusals = new AtomicLong();
    private boolean fills;

    Desk(
            Neighbours neighbours,
            Gate gate,
            Consumer<Report> clients,
            Consumer<String> everybodyOut) {
        this.neighbours = neighbours;
        this.gate = gate;
        this.clients = clients;
        this.everybodyOut = everybodyOut;
    }

    void add(Instruction instruction) {
        queue.add(instruction);
    }

    /** One batch; what lost sessions left open comes first. */
    void work() {
        try {
            List<Instruction> taken = new ArrayList<>(queue.take(Duration.ofMillis(50)));
            List<String> owed = gate.owed();
            taken.removeIf(instruction -> owed.contains(instruction.session()));
            List<Instruction> passed = risked(taken);
            List<Instruction> batch =
                    Stream.concat(owed.stream().map(CancelAll::new), passed.stream()).toList();
            if (!batch.isEmpty()) {
                give(batch, owed);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The client is gone, so what it asked for and nobody has begun is not begun any more. */
    void lost(String session) {
        queue.forget(session);
        gate.lost(session);
    }

    /** While the engine is busy, what waits too long is told so. */
    void expire() {
        queue.expired(PATIENCE)
                .forEach(late -> refuse(late, "not taken within 2 s, and so not booked"));
    }

    private void give(List<Instruction> batch, List<String> owed) {
        try {
            switch (neighbours.engine(batch)) {
                case Neighbours.Taken(List<Report> reports) -> {
                    gate.settled(owed);
                    fills |= reports.stream().anyMatch(Desk::isFill);
                    reports.forEach(clients);
                }
                case Neighbours.NotTaken(String why) ->
                        batch.forEach(instruction -> refuse(instruction, why));
            }
        } catch (IOException e) {
            gate.tell(false);
            everybodyOut.accept("the state of orders is unknown; log on and ask for it");
        }
    }

    /** New orders that risk does not pass are refused here. Without an answer none passes. */
    private List<Instruction> risked(List<Instruction> taken) {
        List<Place> orders =
                taken.stream().filter(Place.class::isInstance).map(Place.class::cast).toList();
        if (orders.isEmpty()) {
            return taken;
        }
        List<String> answers = neighbours.risk(orders, fills);
        fills = false;
        List<Instruction> passed = new ArrayList<>(taken);
        for (int i = 0; i < orders.size(); i++) {
            if (!answers.get(i).equals("ok")) {
                refuse(orders.get(i), answers.get(i));
                passed.remove(orders.get(i));
            }
        }
        return passed;
    }

    private void refuse(Instruction instruction, String why) {
        switch (instruction) {
            case Place place ->
                    clients.accept(
                            Execution.of(
                                    Kind.REJECTED,
                                    "R" + refusals.incrementAndGet(),
                                    OrderState.unbooked(place.ticket()),
                                    why));
            case Cancel cancel ->
                    clients.accept(
                            new CancelRefused(
                                    cancel.session(),
                                    cancel.cancelId(),
                                    cancel.clientOrderId(),
                                    why));
            case CancelAll all -> gate.lost(all.session());
        }
    }

    private static boolean isFill(Report report) {
        return report instanceof Execution told && told.kind() == Kind.TRADE;
    }
}

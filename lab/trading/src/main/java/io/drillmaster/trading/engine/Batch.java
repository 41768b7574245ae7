package io.drillmaster.trading.engine;

import io.drillmaster.trading.orders.Instruction;
import io.drillmaster.trading.orders.Instruction.Cancel;
import io.drillmaster.trading.orders.Instruction.CancelAll;
import io.drillmaster.trading.orders.Instruction.Place;
import io.drillmaster.trading.orders.OrderState;
import io.drillmaster.trading.orders.Report;
import io.drillmaster.trading.orders.Report.CancelRefused;
import io.drillmaster.trading.orders.Report.Execution;
import io.drillmaster.trading.orders.Report.Kind;
import io.drillmaster.trading.orders.Ticket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * What a number of instructions do to the book: rows to write together, and reports to tell after.
 */
final class Batch {

    /** A row of the table of trades. */
    record Trade(
            String executionId, Working order, String contra, long quantity, BigDecimal price) {}

    private final Book book;
    private final Known known;
    private final Optional<String> closed;
    private final Iterator<Long> ids;
    private final Executions executions;
    private final SequencedSet<Working> placed = new LinkedHashSet<>();
    private final SequencedSet<Working> changed = new LinkedHashSet<>();
    private final List<Trade> trades = new ArrayList<>();
    private final List<Report> reports = new ArrayList<>();

    /** While trading is closed, the reason is what a new order is told. */
    Batch(Book book, Known known, Optional<String> closed, List<Long> ids, Executions executions) {
        this.book = book;
        this.known = known;
        this.closed = closed;
        this.ids = ids.iterator();
        this.executions = executions;
    }

    void take(Instruction instruction) {
        switch (instruction) {
            case Place place -> place(place.ticket());
            case Cancel cancel -> cancel(cancel);
            case CancelAll all ->
                    book.of(all.session())
                            .forEach(order -> cancel(order, "", "the session was lost"));
        }
    }

    List<Working> placed() {
        return List.copyOf(placed);
    }

    /** Orders of earlier batches that stand otherwise now. */
    List<Working> changed() {
        return changed.stream().filter(order -> !placed.contains(order)).toList();
    }

    List<Trade> trades() {
        return List.copyOf(trades);
    }

    List<Report> reports() {
        return List.copyOf(reports);
    }

    private void place(Ticket ticket) {
        Optional<OrderState> before =
                here(ticket.session(), ticket.clientOrderId())
                        .or(() -> known.find(ticket.session(), ticket.clientOrderId()));
        if (before.isPresent()) {
            reports.add(again(ticket, before.get()));
        } else if (closed.isPresent()) {
            reports.add(rejected(ticket, closed.get()));
        } else {
            book(ticket);
        }
    }

    private Optional<OrderState> here(String session, String clientOrderId) {
        return placed.stream()
                .map(Working::state)
                .filter(state -> state.ticket().session().equals(session))
                .filter(state -> state.ticket().clientOrderId().equals(clientOrderId))
                .findFirst();
    }

    /** What may be a repetition gets the known state; anything else tries to use an id twice. */
    private Report again(Ticket ticket, OrderState before) {
        return ticket.mayBeResent()
                ? Execution.of(Kind.STATUS, executions.next(), before, "this order is known")
                : rejected(ticket, "duplicate client order id");
    }

    private Report rejected(Ticket ticket, String why) {
        return Execution.of(Kind.REJECTED, executions.next(), OrderState.unbooked(ticket), why);
    }

    private void book(Ticket ticket) {
        Working order = new Working(ids.next(), ticket);
        placed.add(order);
        reports.add(Execution.of(Kind.NEW, executions.next(), order.state(), ""));
        for (Fill fill : book.enter(order)) {
            String contra = fill.maker().map(m -> m.ticket().account()).orElse(House.ACCOUNT);
            trade(order, contra, fill);
            fill.maker().ifPresent(maker -> trade(maker, ticket.account(), fill));
        }
    }

    private void trade(Working order, String contra, Fill fill) {
        String id = executions.next();
        changed.add(order);
        trades.add(new Trade(id, order, contra, fill.quantity(), fill.price()));
        reports.add(
                new Execution(
                        Kind.TRADE, id, order.state(), fill.quantity(), fill.price(), "", ""));
    }

    private void cancel(Cancel wanted) {
        Optional<Working> order = book.find(wanted.session(), wanted.clientOrderId());
        if (order.isPresent()) {
            cancel(order.get(), wanted.cancelId(), "");
        } else {
            String why =
                    here(wanted.session(), wanted.clientOrderId())
                            .or(() -> known.find(wanted.session(), wanted.clientOrderId()))
                            .map(state -> "too late, the order is " + state.status())
                            .orElse("unknown order");
            reports.add(
                    new CancelRefused(
                            wanted.session(), wanted.cancelId(), wanted.clientOrderId(), why));
        }
    }

    private void cancel(Working order, String reference, String why) {
        order.cancel();
        book.remove(order);
        changed.add(order);
        reports.add(
                new Execution(
                        Kind.CANCELED,
                        executions.next(),
                        order.state(),
                        0,
                        BigDecimal.ZERO,
                        reference,
                        why));
    }
}

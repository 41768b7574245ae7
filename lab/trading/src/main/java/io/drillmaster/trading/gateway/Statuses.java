package io.drillmaster.trading.gateway;

import io.drillmaster.trading.orders.OrderState;
import io.drillmaster.trading.orders.Report.Execution;
import io.drillmaster.trading.orders.Report.Kind;
import io.drillmaster.trading.orders.Side;
import io.drillmaster.trading.orders.Ticket;
import io.drillmaster.trading.road.OrderRows;
import io.drillmaster.trading.road.Road;
import io.drillmaster.trading.setup.Say;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import quickfix.Message;
import quickfix.field.LastRptRequested;
import quickfix.field.MassStatusReqID;
import quickfix.field.OrdStatusReqID;
import quickfix.field.TotNumReports;
import quickfix.fix44.ExecutionReport;

/** Answers what became of orders, from durable rows alone. */
final class Statuses {

    /** How far back a mass status looks for orders that are no longer open. */
    private static final int MINUTES = 2;

    private final Road road;
    private final AtomicLong answers = new AtomicLong();

    Statuses(Road road) {
        this.road = road;
    }

    /** Opens the road, so that the first client need not wait for it. */
    void warm() {
        try {
            road.run(connection -> OrderRows.named(connection, List.of()));
        } catch (SQLException e) {
            Say.that("durable rows cannot be read: %s".formatted(Say.why(e)));
        }
    }

    List<Message> mass(String session, String request) throws SQLException {
        List<OrderState> orders =
                road.run(connection -> OrderRows.ofSession(connection, session, MINUTES));
        List<Message> messages = new ArrayList<>();
        for (OrderState state : orders) {
            messages.add(part(state, request, orders.size(), ""));
        }
        if (messages.isEmpty()) {
            messages.add(part(nothing(session, "NONE"), request, 0, "no orders"));
        }
        Message last = messages.getLast();
        last.setField(new LastRptRequested(true));
        return messages;
    }

    Message one(String session, String clientOrderId, Optional<String> request)
            throws SQLException {
        Optional<OrderState> known =
                road.run(connection -> OrderRows.named(connection, List.of(clientOrderId))).stream()
                        .filter(state -> state.ticket().session().equals(session))
                        .findFirst();
        ExecutionReport message =
                status(
                        known.orElse(nothing(session, clientOrderId)),
                        known.isPresent() ? "" : "unknown order");
        request.ifPresent(id -> message.setField(new OrdStatusReqID(id)));
        return message;
    }

    private Message part(OrderState state, String request, int count, String text) {
        ExecutionReport message = status(state, text);
        message.set(new MassStatusReqID(request));
        message.set(new TotNumReports(count));
        message.set(new LastRptRequested(false));
        return message;
    }

    private ExecutionReport status(OrderState state, String text) {
        String id = "S" + answers.incrementAndGet();
        return Telling.execution(Execution.of(Kind.STATUS, id, state, text));
    }

    private static OrderState nothing(String session, String clientOrderId) {
        return OrderState.unbooked(
                new Ticket(
                        session,
                        clientOrderId,
                        session,
                        "NONE",
                        Side.BUY,
                        0,
                        Optional.empty(),
                        false));
    }
}

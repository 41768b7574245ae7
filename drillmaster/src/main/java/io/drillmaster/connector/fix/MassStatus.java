package io.drillmaster.connector.fix;

import io.drillmaster.connector.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import quickfix.Message;
import quickfix.field.LastRptRequested;
import quickfix.field.MassStatusReqID;
import quickfix.field.MsgType;
import quickfix.field.TotNumReports;

/** Asks a gateway for all orders of our session, and reads until it has told all of them. */
final class MassStatus {

    private final Gateway.Open open;
    private final String id = UUID.randomUUID().toString();
    private final Map<String, Execution> orders = new TreeMap<>();
    private int reports;

    private MassStatus(Gateway.Open open) {
        this.open = open;
    }

    /** What is made of all orders, by their client order ids. */
    static Outcome of(Gateway.Open open, Function<Map<String, Execution>, Outcome> read) {
        return new MassStatus(open).ask(read);
    }

    private Outcome ask(Function<Map<String, Execution>, Outcome> read) {
        if (!open.line().say(Orders.status(id))) {
            return new Outcome.Refused(open.host() + " was gone before it could be asked");
        }
        while (true) {
            Optional<Heard> heard = open.line().next(open.deadline());
            if (heard.isEmpty()) {
                return new Outcome.Unknown(
                        "%s did not tell all orders in time; it told %d"
                                .formatted(open.host(), orders.size()));
            }
            switch (heard.get()) {
                case Heard.Told told -> {
                    if (isRefusal(told.message())) {
                        return new Outcome.Refused(
                                "%s does not tell its orders: %s"
                                        .formatted(open.host(), Line.text(told.message())));
                    }
                    if (isLast(told.message())) {
                        return read.apply(orders);
                    }
                }
                case Heard.Gone gone -> {
                    return lost(gone.why());
                }
                case Heard.LoggedOut out -> {
                    return lost(out.text());
                }
                case Heard.LoggedOn _ -> {}
            }
        }
    }

    private Outcome lost(String why) {
        return new Outcome.Unknown(
                "%s went away while it told its orders: %s".formatted(open.host(), why));
    }

    private static boolean isRefusal(Message message) {
        String type = Line.type(message);
        return type.equals(MsgType.BUSINESS_MESSAGE_REJECT) || type.equals(MsgType.REJECT);
    }

    /** Takes a report in; other news of orders may come between. */
    private boolean isLast(Message message) {
        if (!Line.type(message).equals(MsgType.EXECUTION_REPORT)
                || !Line.field(message, MassStatusReqID.FIELD).equals(id)) {
            return false;
        }
        String total = Line.field(message, TotNumReports.FIELD);
        Execution order = new Execution(message);
        if (!total.equals("0") && !order.clientOrderId().isEmpty()) {
            orders.put(order.clientOrderId(), order);
        }
        reports++;
        return Line.field(message, LastRptRequested.FIELD).equals("Y")
                || total.equals("0")
                || total.equals(String.valueOf(reports));
    }
}

package io.drillmaster.connector.fix;

import io.drillmaster.connector.Bracket;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import quickfix.Message;
import quickfix.field.MsgType;
import quickfix.field.OrigClOrdID;

/** Places one order, finds out what became of it, and cancels what a drill has placed. */
final class Placing {

    private final Call call;
    private final String account;

    Placing(Call call, String account) {
        this.call = call;
        this.account = account;
    }

    /** Empty when the arguments make an order. */
    Optional<Outcome> wrong() {
        String side = call.with().getOrDefault("side", Orders.BUY);
        if (!List.of(Orders.BUY, Orders.SELL).contains(side)) {
            return Optional.of(refused("side is buy or sell, and not `" + side + "`"));
        }
        for (String number : List.of("quantity", "price")) {
            String text = call.with().getOrDefault(number, "");
            if (!text.matches("\\d{1,9}(\\.\\d{1,6})?") || text.matches("[0.]*")) {
                return Optional.of(
                        refused(number + " is a number above 0, and not `" + text + "`"));
            }
        }
        return Optional.empty();
    }

    Outcome place(Gateway.Open open) {
        long asked = System.nanoTime();
        if (!open.line().say(Orders.place(call, account))) {
            return refused(open.host() + " was gone before the order was sent");
        }
        while (true) {
            Optional<Heard> heard = open.line().next(open.deadline());
            if (heard.isEmpty()) {
                return new Outcome.Unknown(
                        "%s was sent the order %s and did not answer in time"
                                .formatted(open.host(), Orders.id(call)));
            }
            switch (heard.get()) {
                case Heard.Told told -> {
                    Optional<Outcome> answer = answer(open, told.message(), asked);
                    if (answer.isPresent()) {
                        return answer.get();
                    }
                }
                case Heard.Gone gone -> {
                    return lost(open, gone.why());
                }
                case Heard.LoggedOut out -> {
                    return lost(open, out.text());
                }
                case Heard.LoggedOn _ -> {}
            }
        }
    }

    private Outcome lost(Gateway.Open open, String why) {
        return new Outcome.Unknown(
                "%s was sent the order %s and went away before its answer: %s"
                        .formatted(open.host(), Orders.id(call), why));
    }

    private Optional<Outcome> answer(Gateway.Open open, Message message, long asked) {
        if (List.of(MsgType.BUSINESS_MESSAGE_REJECT, MsgType.REJECT).contains(Line.type(message))) {
            return Optional.of(
                    refused(open.host() + " did not take the order: " + Line.text(message)));
        }
        Execution execution = new Execution(message);
        if (!execution.clientOrderId().equals(Orders.id(call))) {
            return Optional.empty();
        }
        if (execution.rejected()) {
            return Optional.of(refused(open.host() + " rejected the order: " + execution.text()));
        }
        long heard = System.nanoTime();
        return Optional.of(
                new Outcome.Done(
                        Facts.of(
                                Map.of(
                                        "host",
                                        open.host(),
                                        "order",
                                        execution.clientOrderId(),
                                        "venue-order",
                                        execution.orderId(),
                                        "status",
                                        execution.status(),
                                        "time",
                                        millis(heard - asked))),
                        Optional.of(new Bracket(asked, heard))));
    }

    static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.3fms", nanos / 1e6);
    }

    /** The venue knows each order by its call. */
    Outcome wasPlaced(Gateway.Open open) {
        if (!open.line().say(Orders.status(call))) {
            return new Outcome.Unknown(open.host() + " was gone before it could be asked");
        }
        while (open.line().next(open.deadline()).orElse(new Heard.Gone(""))
                instanceof Heard.Told told) {
            Execution said = new Execution(told.message());
            if (said.isStatus() && said.clientOrderId().equals(Orders.id(call))) {
                return said.rejected()
                        ? refused(open.host() + " knows no such order: " + said.text())
                        : new Outcome.Done(Facts.NONE);
            }
        }
        return new Outcome.Unknown(
                "%s did not tell what became of the order %s"
                        .formatted(open.host(), Orders.id(call)));
    }

    Outcome cancel(Gateway.Open open) {
        return MassStatus.of(open, orders -> cancel(open, ours(orders)));
    }

    Outcome wasCancelled(Gateway.Open open) {
        return MassStatus.of(
                open,
                orders ->
                        ours(orders).isEmpty()
                                ? new Outcome.Done(Facts.NONE)
                                : refused(ours(orders).size() + " orders are still open"));
    }

    /** The one that is named, or all open ones that this drill has placed. */
    private List<Execution> ours(Map<String, Execution> orders) {
        Optional<String> named = call.argument("order");
        String drill = Token.drill(call);
        return orders.values().stream()
                .filter(Execution::open)
                .filter(each ->
                        named.map(each.clientOrderId()::equals)
                                .orElseGet(() ->
                                        !drill.isEmpty() && each.clientOrderId().startsWith(drill)))
                .toList();
    }

    private Outcome cancel(Gateway.Open open, List<Execution> orders) {
        List<String> failed = new ArrayList<>();
        int number = 0;
        for (Execution order : orders) {
            number++;
            if (!open.line().say(Orders.cancel(call, order, number))) {
                return new Outcome.Unknown(open.host() + " went away before all was cancelled");
            }
            Optional<String> trouble = cancelled(open, order);
            if (trouble.isEmpty()) {
                return new Outcome.Unknown(
                        "%s was told to cancel %s and gave no clear answer"
                                .formatted(open.host(), order.clientOrderId()));
            }
            trouble.filter(text -> !text.isEmpty()).ifPresent(failed::add);
        }
        return failed.isEmpty()
                ? new Outcome.Done(
                        Facts.of(
                                Map.of(
                                        "host",
                                        open.host(),
                                        "cancelled",
                                        String.valueOf(orders.size()))))
                : refused(open.host() + " did not cancel: " + String.join("; ", failed));
    }

    /** Why it was not, nothing if it was; empty when nobody knows. */
    private static Optional<String> cancelled(Gateway.Open open, Execution order) {
        while (open.line().next(open.deadline()).orElse(new Heard.Gone(""))
                instanceof Heard.Told told) {
            String about = Line.field(told.message(), OrigClOrdID.FIELD);
            Execution said = new Execution(told.message());
            boolean ours =
                    about.equals(order.clientOrderId())
                            || said.clientOrderId().equals(order.clientOrderId());
            if (ours && Line.type(told.message()).equals(MsgType.ORDER_CANCEL_REJECT)) {
                return Optional.of(order.clientOrderId() + ": " + Line.text(told.message()));
            }
            if (ours && said.status().equals("cancelled")) {
                return Optional.of("");
            }
        }
        return Optional.empty();
    }

    private Outcome refused(String why) {
        return new Outcome.Refused("%s on %s: %s".formatted(call.verb(), call.on(), why));
    }
}

package io.drillmaster.trading.gateway;

import io.drillmaster.trading.orders.OrderState;
import io.drillmaster.trading.orders.Report;
import io.drillmaster.trading.orders.Report.CancelRefused;
import io.drillmaster.trading.orders.Report.Execution;
import io.drillmaster.trading.orders.Report.Kind;
import io.drillmaster.trading.orders.Status;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import quickfix.Message;
import quickfix.field.Account;
import quickfix.field.AvgPx;
import quickfix.field.ClOrdID;
import quickfix.field.CumQty;
import quickfix.field.CxlRejResponseTo;
import quickfix.field.ExecID;
import quickfix.field.ExecType;
import quickfix.field.LastPx;
import quickfix.field.LastQty;
import quickfix.field.LeavesQty;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdStatus;
import quickfix.field.OrdType;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.OrigClOrdID;
import quickfix.field.Price;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.field.TransactTime;
import quickfix.fix44.ExecutionReport;
import quickfix.fix44.OrderCancelReject;

/** Reports as FIX messages. */
final class Telling {

    private Telling() {}

    static Message message(Report report) {
        return switch (report) {
            case Execution execution -> execution(execution);
            case CancelRefused refused -> refused(refused);
        };
    }

    static ExecutionReport execution(Execution told) {
        OrderState state = told.state();
        ExecutionReport message =
                new ExecutionReport(
                        new OrderID(state.id() == 0 ? "NONE" : String.valueOf(state.id())),
                        new ExecID(told.id()),
                        new ExecType(type(told.kind())),
                        new OrdStatus(status(state.status())),
                        new Side(
                                state.ticket().side() == io.drillmaster.trading.orders.Side.BUY
                                        ? Side.BUY
                                        : Side.SELL),
                        new LeavesQty(state.left()),
                        new CumQty(state.filled()),
                        new AvgPx(state.averagePrice().doubleValue()));
        order(message, state);
        if (told.kind() == Kind.TRADE) {
            message.set(new LastQty(told.lastQuantity()));
            message.set(new LastPx(told.lastPrice().doubleValue()));
        }
        if (told.kind() == Kind.REJECTED) {
            message.set(new OrdRejReason(reason(told.text())));
        }
        if (!told.reference().isEmpty()) {
            message.set(new OrigClOrdID(state.ticket().clientOrderId()));
            message.set(new ClOrdID(told.reference()));
        }
        if (!told.text().isEmpty()) {
            message.set(new Text(told.text()));
        }
        return message;
    }

    private static void order(ExecutionReport message, OrderState state) {
        message.set(new ClOrdID(state.ticket().clientOrderId()));
        message.set(new Account(state.ticket().account()));
        message.set(new Symbol(state.ticket().symbol()));
        message.set(new OrderQty(state.ticket().quantity()));
        message.set(
                new OrdType(state.ticket().price().isPresent() ? OrdType.LIMIT : OrdType.MARKET));
        state.ticket().price().ifPresent(price -> message.set(new Price(price.doubleValue())));
        message.set(new TransactTime(now()));
    }

    private static OrderCancelReject refused(CancelRefused refused) {
        OrderCancelReject message =
                new OrderCancelReject(
                        new OrderID("NONE"),
                        new ClOrdID(refused.cancelId()),
                        new OrigClOrdID(refused.clientOrderId()),
                        new OrdStatus(OrdStatus.REJECTED),
                        new CxlRejResponseTo(CxlRejResponseTo.ORDER_CANCEL_REQUEST));
        message.set(new Text(refused.text()));
        return message;
    }

    private static char type(Kind kind) {
        return switch (kind) {
            case NEW -> ExecType.NEW;
            case TRADE -> ExecType.TRADE;
            case CANCELED -> ExecType.CANCELED;
            case REJECTED -> ExecType.REJECTED;
            case STATUS -> ExecType.ORDER_STATUS;
        };
    }

    private static char status(Status status) {
        return switch (status) {
            case NEW -> OrdStatus.NEW;
            case PARTIALLY_FILLED -> OrdStatus.PARTIALLY_FILLED;
            case FILLED -> OrdStatus.FILLED;
            case CANCELED -> OrdStatus.CANCELED;
            case REJECTED -> OrdStatus.REJECTED;
        };
    }

    private static int reason(String text) {
        if (text.startsWith("duplicate")) {
            return OrdRejReason.DUPLICATE_ORDER;
        }
        if (text.startsWith("risk")) {
            return OrdRejReason.ORDER_EXCEEDS_LIMIT;
        }
        return text.startsWith("unknown")
                ? OrdRejReason.UNKNOWN_ORDER
                : OrdRejReason.BROKER_EXCHANGE_OPTION;
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }
}

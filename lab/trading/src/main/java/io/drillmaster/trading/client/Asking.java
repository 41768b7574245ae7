package io.drillmaster.trading.client;

import io.drillmaster.trading.orders.Side;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import quickfix.Message;
import quickfix.field.Account;
import quickfix.field.ClOrdID;
import quickfix.field.MassStatusReqID;
import quickfix.field.MassStatusReqType;
import quickfix.field.OrdType;
import quickfix.field.OrderQty;
import quickfix.field.OrigClOrdID;
import quickfix.field.Price;
import quickfix.field.Symbol;
import quickfix.field.TransactTime;
import quickfix.fix44.NewOrderSingle;
import quickfix.fix44.OrderCancelRequest;
import quickfix.fix44.OrderMassStatusRequest;
import quickfix.fix44.OrderStatusRequest;

/** What the client sends. */
final class Asking {

    private Asking() {}

    static Message order(Entry entry, String account) {
        NewOrderSingle message =
                new NewOrderSingle(
                        new ClOrdID(entry.id()),
                        side(entry.side()),
                        new TransactTime(now()),
                        new OrdType(OrdType.LIMIT));
        message.set(new Account(account));
        message.set(new Symbol(entry.symbol()));
        message.set(new OrderQty(entry.quantity()));
        message.set(new Price(entry.price().doubleValue()));
        return message;
    }

    static Message cancel(Order order) {
        OrderCancelRequest message =
                new OrderCancelRequest(
                        new OrigClOrdID(order.id()),
                        new ClOrdID("X" + order.id()),
                        side(order.side()),
                        new TransactTime(now()));
        message.set(new Symbol(order.symbol()));
        return message;
    }

    static Message everything(String request) {
        return new OrderMassStatusRequest(
                new MassStatusReqID(request),
                new MassStatusReqType(MassStatusReqType.STATUS_FOR_ALL_ORDERS));
    }

    static Message one(Order order) {
        OrderStatusRequest message =
                new OrderStatusRequest(new ClOrdID(order.id()), side(order.side()));
        message.set(new Symbol(order.symbol()));
        return message;
    }

    private static quickfix.field.Side side(Side side) {
        return new quickfix.field.Side(
                side == Side.BUY ? quickfix.field.Side.BUY : quickfix.field.Side.SELL);
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    }
}

package io.drillmaster.connector.fix;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Token;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import quickfix.Message;
import quickfix.field.Account;
import quickfix.field.ClOrdID;
import quickfix.field.HandlInst;
import quickfix.field.MassStatusReqID;
import quickfix.field.MassStatusReqType;
import quickfix.field.MsgType;
import quickfix.field.OrdType;
import quickfix.field.OrderQty;
import quickfix.field.OrigClOrdID;
import quickfix.field.Price;
import quickfix.field.Side;
import quickfix.field.Symbol;
import quickfix.field.TimeInForce;
import quickfix.field.TransactTime;

/** The messages we send about orders. */
final class Orders {

    static final String BUY = "buy";
    static final String SELL = "sell";

    private Orders() {}

    /** The name by which the venue knows the order of one call, and takes it no second time. */
    static String id(Call call) {
        return Token.of(call).text();
    }

    static Message place(Call call, String account) {
        Message order = message(MsgType.ORDER_SINGLE);
        order.setString(ClOrdID.FIELD, id(call));
        order.setString(Account.FIELD, account);
        order.setChar(HandlInst.FIELD, '1');
        order.setString(Symbol.FIELD, call.with().getOrDefault("symbol", ""));
        order.setChar(Side.FIELD, side(call));
        order.setString(OrderQty.FIELD, call.with().getOrDefault("quantity", ""));
        order.setChar(OrdType.FIELD, OrdType.LIMIT);
        order.setString(Price.FIELD, call.with().getOrDefault("price", ""));
        order.setChar(TimeInForce.FIELD, TimeInForce.DAY);
        order.setUtcTimeStamp(TransactTime.FIELD, now());
        return order;
    }

    static Message cancel(Call call, Execution order, int number) {
        Message cancel = message(MsgType.ORDER_CANCEL_REQUEST);
        cancel.setString(ClOrdID.FIELD, id(call) + "_" + number);
        cancel.setString(OrigClOrdID.FIELD, order.clientOrderId());
        cancel.setString(Symbol.FIELD, order.symbol());
        cancel.setString(Side.FIELD, order.side());
        cancel.setString(OrderQty.FIELD, order.quantity());
        cancel.setUtcTimeStamp(TransactTime.FIELD, now());
        return cancel;
    }

    /** Asks what became of the order of one call. */
    static Message status(Call call) {
        Message ask = message(MsgType.ORDER_STATUS_REQUEST);
        ask.setString(ClOrdID.FIELD, id(call));
        ask.setString(Symbol.FIELD, call.with().getOrDefault("symbol", ""));
        ask.setChar(Side.FIELD, side(call));
        return ask;
    }

    /** Asks for all orders of this session. */
    static Message status(String id) {
        Message ask = message(MsgType.ORDER_MASS_STATUS_REQUEST);
        ask.setString(MassStatusReqID.FIELD, id);
        ask.setInt(MassStatusReqType.FIELD, MassStatusReqType.STATUS_FOR_ALL_ORDERS);
        return ask;
    }

    private static char side(Call call) {
        return call.with().getOrDefault("side", BUY).equals(SELL) ? Side.SELL : Side.BUY;
    }

    private static Message message(String type) {
        Message message = new Message();
        message.getHeader().setString(MsgType.FIELD, type);
        return message;
    }

    private static LocalDateTime now() {
        return LocalDateTime.now(ZoneOffset.UTC);
    }
}

package io.drillmaster.trading.gateway;

import io.drillmaster.trading.orders.Instruction.Cancel;
import io.drillmaster.trading.orders.Side;
import io.drillmaster.trading.orders.Ticket;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import quickfix.FieldMap;
import quickfix.FieldNotFound;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.field.Account;
import quickfix.field.ClOrdID;
import quickfix.field.OrdType;
import quickfix.field.OrderQty;
import quickfix.field.OrigClOrdID;
import quickfix.field.PossDupFlag;
import quickfix.field.PossResend;
import quickfix.field.Price;
import quickfix.field.Symbol;

/** Reads what clients send. What is missing or senseless is refused with its tag. */
final class Reading {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:/@#+-]{1,64}");
    private static final Pattern SYMBOL = Pattern.compile("[A-Z][A-Z0-9.]{0,11}");

    private static final BigDecimal MOST = new BigDecimal("1000000000");

    private Reading() {}

    static Ticket ticket(String session, Message message) throws FieldNotFound, IncorrectTagValue {
        return new Ticket(
                session,
                matched(message, ClOrdID.FIELD, ID),
                message.isSetField(Account.FIELD) ? matched(message, Account.FIELD, ID) : session,
                matched(message, Symbol.FIELD, SYMBOL),
                side(message),
                quantity(message),
                price(message),
                mayBeResent(message));
    }

    static Cancel cancel(String session, Message message) throws FieldNotFound, IncorrectTagValue {
        return new Cancel(
                session,
                matched(message, ClOrdID.FIELD, ID),
                matched(message, OrigClOrdID.FIELD, ID));
    }

    private static String matched(FieldMap message, int tag, Pattern pattern)
            throws FieldNotFound, IncorrectTagValue {
        String text = message.getString(tag);
        if (!pattern.matcher(text).matches()) {
            throw new IncorrectTagValue(tag, text);
        }
        return text;
    }

    private static Side side(Message message) throws FieldNotFound, IncorrectTagValue {
        char side = message.getChar(quickfix.field.Side.FIELD);
        return switch (side) {
            case quickfix.field.Side.BUY -> Side.BUY;
            case quickfix.field.Side.SELL -> Side.SELL;
            default -> throw new IncorrectTagValue(quickfix.field.Side.FIELD, String.valueOf(side));
        };
    }

    private static long quantity(Message message) throws FieldNotFound, IncorrectTagValue {
        BigDecimal quantity = message.getDecimal(OrderQty.FIELD);
        boolean whole = quantity.stripTrailingZeros().scale() <= 0;
        if (quantity.signum() <= 0 || !whole || quantity.compareTo(MOST) > 0) {
            throw new IncorrectTagValue(OrderQty.FIELD, quantity.toString());
        }
        return quantity.longValueExact();
    }

    private static Optional<BigDecimal> price(Message message)
            throws FieldNotFound, IncorrectTagValue {
        char type = message.getChar(OrdType.FIELD);
        if (type == OrdType.MARKET) {
            return Optional.empty();
        }
        if (type != OrdType.LIMIT) {
            throw new IncorrectTagValue(OrdType.FIELD, String.valueOf(type));
        }
        BigDecimal price = message.getDecimal(Price.FIELD);
        if (price.signum() <= 0 || price.scale() > 6 || price.precision() > 18) {
            throw new IncorrectTagValue(Price.FIELD, price.toString());
        }
        return Optional.of(price);
    }

    private static boolean mayBeResent(Message message) throws FieldNotFound {
        return flag(message.getHeader(), PossDupFlag.FIELD)
                || flag(message.getHeader(), PossResend.FIELD);
    }

    private static boolean flag(FieldMap header, int tag) throws FieldNotFound {
        return header.isSetField(tag) && header.getBoolean(tag);
    }
}

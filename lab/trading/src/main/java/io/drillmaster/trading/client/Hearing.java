package io.drillmaster.trading.client;

import io.drillmaster.trading.client.Entry.What;
import io.drillmaster.trading.orders.Side;
import java.math.BigDecimal;
import java.util.Optional;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.field.AvgPx;
import quickfix.field.ClOrdID;
import quickfix.field.CumQty;
import quickfix.field.ExecID;
import quickfix.field.ExecType;
import quickfix.field.LastPx;
import quickfix.field.OrdStatus;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.OrigClOrdID;
import quickfix.field.Symbol;
import quickfix.field.Text;

/** Execution reports as lines of the ledger. */
final class Hearing {

    private Hearing() {}

    static Optional<Entry> entry(Message report) throws FieldNotFound {
        char type = report.getChar(ExecType.FIELD);
        return switch (type) {
            case ExecType.NEW -> Optional.of(entry(What.ACKNOWLEDGED, report, execution(report)));
            case ExecType.TRADE -> Optional.of(entry(What.FILLED, report, execution(report)));
            case ExecType.CANCELED -> Optional.of(entry(What.CANCELLED, report, text(report)));
            case ExecType.REJECTED -> Optional.of(entry(What.REJECTED, report, text(report)));
            case ExecType.ORDER_STATUS -> status(report);
            default -> Optional.empty();
        };
    }

    private static Optional<Entry> status(Message report) throws FieldNotFound {
        if (report.getString(ClOrdID.FIELD).equals("NONE")) {
            return Optional.empty();
        }
        if (report.getString(OrderID.FIELD).equals("NONE")) {
            return Optional.of(entry(What.NOT_BOOKED, report, text(report)));
        }
        char status = report.getChar(OrdStatus.FIELD);
        boolean open = status == OrdStatus.NEW || status == OrdStatus.PARTIALLY_FILLED;
        return Optional.of(entry(What.RESTATED, report, open ? "open" : "closed"));
    }

    private static Entry entry(What what, Message report, String note) throws FieldNotFound {
        boolean buys = report.getChar(quickfix.field.Side.FIELD) == quickfix.field.Side.BUY;
        return new Entry(
                what,
                report.isSetField(OrigClOrdID.FIELD)
                        ? report.getString(OrigClOrdID.FIELD)
                        : report.getString(ClOrdID.FIELD),
                report.getString(Symbol.FIELD),
                buys ? Side.BUY : Side.SELL,
                report.getDecimal(OrderQty.FIELD).longValueExact(),
                price(report),
                report.getDecimal(CumQty.FIELD).longValueExact(),
                note);
    }

    private static BigDecimal price(Message report) throws FieldNotFound {
        int tag = report.isSetField(LastPx.FIELD) ? LastPx.FIELD : AvgPx.FIELD;
        return report.getDecimal(tag);
    }

    private static String execution(Message report) throws FieldNotFound {
        return report.getString(OrderID.FIELD) + " " + report.getString(ExecID.FIELD);
    }

    private static String text(Message report) throws FieldNotFound {
        return report.isSetField(Text.FIELD) ? report.getString(Text.FIELD) : "";
    }
}

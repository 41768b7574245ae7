package io.drillmaster.connector.fix;

import java.util.Locale;
import quickfix.Message;
import quickfix.field.ClOrdID;
import quickfix.field.CumQty;
import quickfix.field.ExecType;
import quickfix.field.OrdStatus;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.Side;
import quickfix.field.Symbol;

/** What an execution report says of one order. */
record Execution(Message report) {

    String clientOrderId() {
        return Line.field(report, ClOrdID.FIELD);
    }

    String orderId() {
        return Line.field(report, OrderID.FIELD);
    }

    boolean rejected() {
        return status().equals("rejected");
    }

    /** It rests at the venue and may still trade. */
    boolean open() {
        return status().equals("new") || status().equals("partially-filled");
    }

    boolean isStatus() {
        return Line.field(report, ExecType.FIELD).equals(String.valueOf(ExecType.ORDER_STATUS));
    }

    String status() {
        String status = Line.field(report, OrdStatus.FIELD);
        return switch (status.isEmpty() ? ' ' : status.charAt(0)) {
            case OrdStatus.NEW -> "new";
            case OrdStatus.PARTIALLY_FILLED -> "partially-filled";
            case OrdStatus.FILLED -> "filled";
            case OrdStatus.CANCELED -> "cancelled";
            case OrdStatus.REJECTED -> "rejected";
            default -> "status-" + status.toLowerCase(Locale.ROOT);
        };
    }

    String symbol() {
        return Line.field(report, Symbol.FIELD);
    }

    String side() {
        return Line.field(report, Side.FIELD);
    }

    String quantity() {
        return Line.field(report, OrderQty.FIELD);
    }

    String filled() {
        String filled = Line.field(report, CumQty.FIELD);
        return filled.isEmpty() ? "0" : filled;
    }

    String text() {
        return Line.text(report);
    }
}

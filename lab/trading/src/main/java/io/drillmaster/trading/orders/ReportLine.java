package io.drillmaster.trading.orders;

import io.drillmaster.trading.orders.Report.CancelRefused;
import io.drillmaster.trading.orders.Report.Execution;
import io.drillmaster.trading.orders.Report.Kind;

/** A report as a line of text. */
public final class ReportLine {

    private static final String REFUSED = "cancel-refused";

    private ReportLine() {}

    public static String write(Report report) {
        return switch (report) {
            case Execution execution -> execution(execution);
            case CancelRefused refused ->
                    Line.write(
                            REFUSED,
                            refused.session(),
                            refused.cancelId(),
                            refused.clientOrderId(),
                            refused.text());
        };
    }

    public static Report read(String text) {
        Line line = Line.read(text);
        String word = line.word();
        if (word.equals(REFUSED)) {
            return new CancelRefused(line.word(), line.word(), line.word(), line.word());
        }
        return new Execution(
                Kind.valueOf(word),
                line.word(),
                state(line),
                line.number(),
                line.decimal(),
                line.word(),
                line.word());
    }

    private static String execution(Execution told) {
        OrderState state = told.state();
        return Line.write(told.kind(), told.id(), state.id())
                + "\t"
                + Line.ticket(state.ticket())
                + "\t"
                + Line.write(
                        state.status(),
                        state.filled(),
                        state.averagePrice().toPlainString(),
                        told.lastQuantity(),
                        told.lastPrice().toPlainString(),
                        told.reference(),
                        told.text());
    }

    private static OrderState state(Line line) {
        return new OrderState(
                line.number(),
                line.ticket(),
                Status.valueOf(line.word()),
                line.number(),
                line.decimal());
    }
}

package io.drillmaster.trading.orders;

import io.drillmaster.trading.orders.Instruction.Cancel;
import io.drillmaster.trading.orders.Instruction.CancelAll;
import io.drillmaster.trading.orders.Instruction.Place;

/** An instruction as a line of text. */
public final class InstructionLine {

    private InstructionLine() {}

    public static String write(Instruction instruction) {
        return switch (instruction) {
            case Place place -> "place\t" + Line.ticket(place.ticket());
            case Cancel cancel ->
                    Line.write(
                            "cancel", cancel.session(), cancel.cancelId(), cancel.clientOrderId());
            case CancelAll all -> Line.write("cancel-all", all.session());
        };
    }

    public static Instruction read(String text) {
        Line line = Line.read(text);
        String word = line.word();
        return switch (word) {
            case "place" -> new Place(line.ticket());
            case "cancel" -> new Cancel(line.word(), line.word(), line.word());
            case "cancel-all" -> new CancelAll(line.word());
            default -> throw new IllegalArgumentException("no such instruction: " + word);
        };
    }
}

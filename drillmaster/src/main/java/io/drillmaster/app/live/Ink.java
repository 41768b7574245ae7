package io.drillmaster.app.live;

import io.drillmaster.app.live.Told.Tone;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Colours; the sixteen of the terminal, so that they follow its theme. */
final class Ink {

    static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    static final AttributedStyle FAINT =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.BRIGHT + AttributedStyle.BLACK);
    static final AttributedStyle STRONG = AttributedStyle.DEFAULT.bold();
    static final AttributedStyle GOOD = AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN);
    static final AttributedStyle WARNING =
            AttributedStyle.DEFAULT.foreground(AttributedStyle.YELLOW);
    static final AttributedStyle BAD = AttributedStyle.DEFAULT.foreground(AttributedStyle.RED);

    private Ink() {}

    static AttributedStyle of(Tone tone) {
        return switch (tone) {
            case PLAIN -> PLAIN;
            case FAINT -> FAINT;
            case STRONG -> STRONG;
            case GOOD -> GOOD;
            case WARNING -> WARNING;
            case BAD -> BAD;
        };
    }

    /** Text on the left and on the right of a line so wide; the left gives way. */
    static AttributedString spread(AttributedString left, AttributedString right, int columns) {
        int room = Math.max(0, columns - right.columnLength());
        AttributedStringBuilder line = new AttributedStringBuilder();
        line.append(cut(left, Math.max(0, room - 1)));
        line.append(" ".repeat(Math.max(0, room - line.columnLength())));
        line.append(right);
        return cut(line.toAttributedString(), columns);
    }

    /** At most so wide, with a sign where something was cut. */
    static AttributedString cut(AttributedString text, int columns) {
        if (text.columnLength() <= columns) {
            return text;
        }
        AttributedStringBuilder shorter = new AttributedStringBuilder();
        shorter.append(text.columnSubSequence(0, Math.max(0, columns - 1)));
        shorter.append("…", FAINT);
        return columns <= 0 ? AttributedString.EMPTY : shorter.toAttributedString();
    }
}

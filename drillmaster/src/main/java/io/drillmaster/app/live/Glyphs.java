package io.drillmaster.app.live;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The marks a terminal can show. */
public record Glyphs(
        String done,
        String failed,
        String running,
        String waiting,
        String leftOut,
        String full,
        String empty,
        String rule,
        List<String> bars) {

    public static final Glyphs RICH =
            new Glyphs(
                    "✔",
                    "✘",
                    "▶",
                    "·",
                    "–",
                    "━",
                    "╌",
                    "━",
                    List.of("▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"));

    public static final Glyphs PLAIN =
            new Glyphs("+", "x", ">", ".", "-", "#", "-", "-", List.of("_", ".", ":", "=", "#"));

    /** Those that an encoding has. */
    public static Glyphs in(Charset encoding) {
        return encoding.equals(StandardCharsets.UTF_8) ? RICH : PLAIN;
    }

    /** A bar as high as a share from 0 to 1; only a whole 1 is the highest. */
    public String bar(double share) {
        int top = bars.size() - 1;
        return bars.get(share >= 1 ? top : Math.clamp((int) (share * top), 0, top - 1));
    }
}

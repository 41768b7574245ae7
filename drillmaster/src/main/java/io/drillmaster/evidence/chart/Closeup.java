package io.drillmaster.evidence.chart;

import java.util.List;
import java.util.Locale;

/**
 * A few milliseconds of the client's life, operation by operation.
 *
 * @param title what is seen
 * @param from seconds since the zero of the page, like all times here
 * @param shadeFrom the interval that is claimed, shaded
 */
public record Closeup(
        String title,
        double from,
        double to,
        double shadeFrom,
        double shadeTo,
        String shadeName,
        List<Stroke> strokes) {

    private static final double TOP = 34;
    private static final double HEIGHT = 220;

    public Closeup {
        strokes = List.copyOf(strokes);
    }

    /** Draws it with its upper left corner at a place of a drawing. */
    void draw(Svg svg, double left, double top, double width) {
        Scale x = new Scale(from, to, left, left + width);
        double first = top + TOP;
        double last = first + HEIGHT;
        svg.text(left, top + 12, "start", "label strong", title);
        svg.rect(left, first, width, HEIGHT, "panel");
        if (shadeTo > from && shadeFrom < to) {
            double edge = x.at(shadeFrom);
            svg.rect(edge, first, Math.max(1.5, x.at(shadeTo) - edge), HEIGHT, "bracket");
            svg.text(
                    Math.min(edge, left + width - shadeName.length() * 6),
                    top + 28,
                    "start",
                    "bracketname",
                    shadeName);
        }
        double row = strokes.isEmpty() ? 0 : Math.min(9, (HEIGHT - 8) / strokes.size());
        double y = first + 4 + row / 2;
        for (Stroke stroke : strokes) {
            double begun = x.at(stroke.begun());
            double end = Math.max(begun + 1, x.at(stroke.end()));
            svg.line(begun, y, end, y, "op " + stroke.kind(), stroke.hint());
            svg.circle(begun, y, Math.min(1.8, row / 2), "dot " + stroke.kind());
            y += row;
        }
        axis(svg, x, last);
    }

    /** The height that {@link #draw} takes. */
    static double height() {
        return TOP + HEIGHT + 22;
    }

    private static void axis(Svg svg, Scale x, double y) {
        for (double tick : x.ticks(5)) {
            svg.line(x.at(tick), y, x.at(tick), y + 4, "axisline");
            svg.text(x.at(tick), y + 16, "middle", "tick", millis(tick));
        }
    }

    private static String millis(double seconds) {
        return String.format(Locale.ROOT, "%,.0f ms", seconds * 1000);
    }
}

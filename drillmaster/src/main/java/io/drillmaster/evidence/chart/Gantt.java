package io.drillmaster.evidence.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Phases and steps of a drill against time, with its marks. */
public final class Gantt {

    private static final double WIDTH = 1080;
    private static final double LEFT = 330;
    private static final double RIGHT = WIDTH - 16;
    private static final double ROW = 20;
    private static final double TOP = 40;

    private Gantt() {}

    public static String of(List<Bar> bars, List<Mark> marks) {
        double from = bars.stream().mapToDouble(Bar::from).min().orElse(0);
        double to = bars.stream().mapToDouble(Bar::to).max().orElse(1);
        Scale x = new Scale(from, Math.max(to, from + 0.001), LEFT, RIGHT);
        double bottom = TOP + bars.size() * ROW;
        Svg svg = new Svg(WIDTH, bottom + 26, "Phases, steps and marks of the drill over time");
        grid(svg, x, bottom);
        double y = TOP;
        for (Bar bar : bars) {
            row(svg, x, bar, y);
            y += ROW;
        }
        marks(svg, x, marks, bottom);
        return svg.text();
    }

    private static void grid(Svg svg, Scale x, double bottom) {
        for (double tick : x.ticks(8)) {
            svg.line(x.at(tick), TOP, x.at(tick), bottom, "grid");
            svg.text(x.at(tick), bottom + 16, "middle", "tick", Scale.seconds(tick));
        }
        svg.line(LEFT, bottom, RIGHT, bottom, "axisline");
    }

    private static void row(Svg svg, Scale x, Bar bar, double y) {
        boolean phase = bar.kind().equals("phase");
        double left = x.at(bar.from());
        double width = Math.max(2, x.at(bar.to()) - left);
        svg.text(
                phase ? 0 : 14,
                y + 14,
                "start",
                phase ? "label strong" : "label",
                shortened(bar.label(), phase ? 44 : 46));
        String hint =
                String.format(
                        Locale.ROOT,
                        "%s: %.3f s, %s",
                        bar.label(),
                        bar.to() - bar.from(),
                        bar.result());
        double inset = phase ? 7 : 4;
        svg.rect(left, y + inset, width, ROW - 2 * inset, bar.kind() + " " + bar.result(), hint);
    }

    private static String shortened(String label, int most) {
        return label.length() <= most ? label : label.substring(0, most - 1) + "…";
    }

    /** Names of marks are set in as many lines as keep them apart. */
    private static void marks(Svg svg, Scale x, List<Mark> marks, double bottom) {
        List<Double> ends = new ArrayList<>(List.of(0.0, 0.0));
        for (Mark mark : marks) {
            double at = x.at(mark.at());
            double half = mark.name().length() * 3.2 + 6;
            double middle = Math.min(Math.max(at, LEFT + half), RIGHT - half);
            int line = ends.get(0) < middle - half ? 0 : 1;
            ends.set(line, middle + half);
            svg.line(at, 16 + line * 14, at, bottom, "mark");
            svg.text(middle, 12 + line * 14, "middle", "markname", mark.name());
        }
    }
}

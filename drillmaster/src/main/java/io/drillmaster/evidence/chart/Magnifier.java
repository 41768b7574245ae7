package io.drillmaster.evidence.chart;

import java.util.List;

/** An outage as a whole, and magnified where it began and where it ended. */
public final class Magnifier {

    private static final double WIDTH = 1080;
    private static final double STRIP_TOP = 22;
    private static final double STRIP = 46;
    private static final double GAP = 34;
    private static final double PANEL = 520;

    private Magnifier() {}

    /**
     * Draws the outage.
     *
     * @param strip the whole of it in short buckets
     */
    public static String of(List<Bucket> strip, Closeup failure, Closeup recovery) {
        double panels = STRIP_TOP + STRIP + GAP + 18;
        Svg svg =
                new Svg(
                        WIDTH,
                        panels + Closeup.height(),
                        "The outage as the client saw it, magnified to single operations where it"
                                + " began and where it ended");
        Bucket last = strip.getLast();
        Scale x = new Scale(strip.getFirst().from(), last.from() + last.length(), 0, WIDTH);
        svg.text(0, 13, "start", "label strong", "The whole outage");
        for (Bucket bucket : strip) {
            column(svg, x, bucket);
        }
        zoom(svg, x, failure, 0, panels);
        zoom(svg, x, recovery, WIDTH - PANEL, panels);
        for (double tick : x.ticks(8)) {
            double at = x.at(tick);
            svg.line(at, STRIP_TOP + STRIP, at, STRIP_TOP + STRIP + 4, "axisline");
            if (at > 20 && at < WIDTH - 20) {
                svg.text(at, STRIP_TOP + STRIP + 16, "middle", "tick", Scale.seconds(tick));
            }
        }
        return svg.text();
    }

    private static void column(Svg svg, Scale x, Bucket bucket) {
        double left = x.at(bucket.from());
        double width = x.at(bucket.from() + bucket.length()) - left;
        double due = Math.max(1, bucket.due());
        double y = STRIP_TOP + STRIP;
        y = part(svg, left, width, y, bucket.good() / due, "good");
        y = part(svg, left, width, y, bucket.failed() / due, "failed");
        y = part(svg, left, width, y, bucket.unknown() / due, "unknown");
        part(svg, left, width, y, bucket.untried() / due, "untried");
    }

    private static double part(
            Svg svg, double left, double width, double bottom, double share, String kind) {
        double height = share * STRIP;
        if (height > 0) {
            svg.rect(left, bottom - height, width + 0.3, height, kind);
        }
        return bottom - height;
    }

    private static void zoom(Svg svg, Scale x, Closeup closeup, double left, double top) {
        double from = x.at(closeup.from());
        double to = Math.max(from + 1.5, x.at(closeup.to()));
        double edge = STRIP_TOP + STRIP;
        String wedge =
                "M%s %s L%s %s L%s %s L%s %s Z"
                        .formatted(
                                Svg.number(from),
                                Svg.number(edge),
                                Svg.number(to),
                                Svg.number(edge),
                                Svg.number(left + PANEL),
                                Svg.number(top + 30),
                                Svg.number(left),
                                Svg.number(top + 30));
        svg.path(wedge, "wedge");
        svg.rect(from, STRIP_TOP - 3, to - from, STRIP + 6, "lens");
        closeup.draw(svg, left, top, PANEL);
    }
}

package io.drillmaster.evidence.chart;

import java.util.List;

/** What the time of an outage went into, as one bar. */
public final class PartsBar {

    private static final double WIDTH = 1080;

    /**
     * One stretch.
     *
     * @param length seconds, the middle of its interval
     */
    public record Part(String name, double length, String told) {}

    private PartsBar() {}

    public static String of(List<Part> parts) {
        double total = Math.max(1e-9, parts.stream().mapToDouble(Part::length).sum());
        Svg svg = new Svg(WIDTH, 48, "What the time of the outage went into");
        double left = 0;
        int shade = 1;
        for (Part part : parts) {
            double width = part.length() / total * WIDTH;
            svg.rect(left, 18, width, 26, "part part" + shade, part.name() + ": " + part.told());
            if (width > 70) {
                svg.text(left + 6, 12, "start", "label", part.name());
                svg.text(left + 6, 35, "start", "parttext", part.told());
            }
            left += width;
            shade++;
        }
        return svg.text();
    }
}

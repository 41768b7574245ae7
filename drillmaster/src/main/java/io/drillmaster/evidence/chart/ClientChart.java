package io.drillmaster.evidence.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The client's operations through the drill: how many ended how, and how long they took. */
public final class ClientChart {

    private static final double WIDTH = 1080;
    private static final double LEFT = 64;
    private static final double RIGHT = WIDTH - 12;

    private final List<Bucket> buckets;
    private final double outageFrom;
    private final double outageTo;
    private final Scale x;

    /**
     * Takes the whole drill.
     *
     * @param outageFrom seconds since the zero of the page; equal to {@code outageTo} for none
     */
    public ClientChart(List<Bucket> buckets, double outageFrom, double outageTo) {
        this.buckets = List.copyOf(buckets);
        this.outageFrom = outageFrom;
        this.outageTo = outageTo;
        Bucket last = buckets.getLast();
        this.x = new Scale(buckets.getFirst().from(), last.from() + last.length(), LEFT, RIGHT);
    }

    /** Operations per second, stacked by how they ended. */
    public String outcomes() {
        double peak =
                buckets.stream().mapToDouble(b -> b.due() / b.length()).max().orElse(1) * 1.05;
        Scale y = new Scale(0, peak, 190, 10);
        Svg svg = new Svg(WIDTH, 220, "Operations per second by outcome over the drill");
        shade(svg, 10, 190);
        for (double tick : y.ticks(4)) {
            svg.line(LEFT, y.at(tick), RIGHT, y.at(tick), "grid");
            svg.text(LEFT - 8, y.at(tick) + 4, "end", "tick", Svg.number(tick));
        }
        for (Bucket bucket : buckets) {
            stack(svg, y, bucket);
        }
        timeAxis(svg, 190);
        svg.text(14, 100, "middle", "axis turned", "per second");
        return svg.text();
    }

    private void stack(Svg svg, Scale y, Bucket bucket) {
        double left = x.at(bucket.from());
        double width = Math.max(0.4, x.at(bucket.from() + bucket.length()) - left);
        double below = 0;
        List<String> kinds = List.of("good", "failed", "unknown", "untried");
        List<ToLongFunction<Bucket>> counts =
                List.of(Bucket::good, Bucket::failed, Bucket::unknown, Bucket::untried);
        for (int i = 0; i < kinds.size(); i++) {
            double rate = counts.get(i).applyAsLong(bucket) / bucket.length();
            if (rate > 0) {
                double top = y.at(below + rate);
                svg.rect(left, top, width, y.at(below) - top, kinds.get(i), hint(bucket));
                below += rate;
            }
        }
    }

    private static String hint(Bucket b) {
        return "%s: %d good, %d failed, %d unknown, %d not tried"
                .formatted(Scale.seconds(b.from()), b.good(), b.failed(), b.unknown(), b.untried());
    }

    /** Latency of acknowledged operations since they fell due, on a logarithmic scale. */
    public String latency() {
        double least = Math.log10(0.1);
        double most =
                Math.ceil(
                        Math.log10(
                                Math.max(
                                        10,
                                        buckets.stream()
                                                .mapToDouble(Bucket::max)
                                                .max()
                                                .orElse(10))));
        Scale y = new Scale(least, most, 170, 10);
        Svg svg = new Svg(WIDTH, 200, "Latency of acknowledged operations over the drill");
        shade(svg, 10, 170);
        for (double power = least; power <= most; power++) {
            svg.line(LEFT, y.at(power), RIGHT, y.at(power), "grid");
            svg.text(LEFT - 8, y.at(power) + 4, "end", "tick", millis(Math.pow(10, power)));
        }
        svg.path(steps(y, Bucket::max), "line max");
        svg.path(steps(y, Bucket::p99), "line p99");
        svg.path(steps(y, Bucket::p50), "line p50");
        timeAxis(svg, 170);
        return svg.text();
    }

    private static String millis(double value) {
        return value >= 1000 ? Svg.number(value / 1000) + " s" : Svg.number(value) + " ms";
    }

    /** A line that breaks off where nothing was acknowledged. */
    private CharSequence steps(Scale y, ToDoubleFunction<Bucket> value) {
        StringBuilder d = new StringBuilder();
        boolean pen = false;
        for (Bucket bucket : buckets) {
            double millis = value.applyAsDouble(bucket);
            if (millis <= 0) {
                pen = false;
                continue;
            }
            double at = y.at(Math.log10(millis));
            d.append(pen ? 'L' : 'M').append(point(bucket.from(), at));
            d.append('L').append(point(bucket.from() + bucket.length(), at));
            pen = true;
        }
        return d;
    }

    private String point(double seconds, double y) {
        return Svg.number(x.at(seconds)) + ' ' + Svg.number(y) + ' ';
    }

    private void shade(Svg svg, double top, double bottom) {
        if (outageTo > outageFrom) {
            double left = x.at(outageFrom);
            svg.rect(left, top, Math.max(1, x.at(outageTo) - left), bottom - top, "outage");
        }
    }

    private void timeAxis(Svg svg, double y) {
        svg.line(LEFT, y, RIGHT, y, "axisline");
        for (double tick : x.ticks(10)) {
            svg.line(x.at(tick), y, x.at(tick), y + 4, "axisline");
            svg.text(x.at(tick), y + 17, "middle", "tick", Scale.seconds(tick));
        }
    }
}

package io.drillmaster.evidence.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Maps values onto a stretch of the drawing. */
public record Scale(double from, double to, double start, double end) {

    /** Where on the drawing a value lies; never outside of the stretch. */
    public double at(double value) {
        double share = to == from ? 0 : (value - from) / (to - from);
        return start + Math.clamp(share, 0, 1) * (end - start);
    }

    /** Round values that divide the scale into about so many parts. */
    public List<Double> ticks(int about) {
        double step = step((to - from) / Math.max(1, about));
        List<Double> ticks = new ArrayList<>();
        for (double tick = Math.ceil(from / step - 1e-9) * step;
                tick <= to + step * 1e-9;
                tick += step) {
            ticks.add(Math.abs(tick) < step * 1e-6 ? 0 : tick);
        }
        return ticks;
    }

    private static double step(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(rough, 1e-9))));
        double leading = rough / power;
        if (leading <= 1) {
            return power;
        }
        return leading <= 2 ? 2 * power : leading <= 5 ? 5 * power : 10 * power;
    }

    /** A tick in seconds, in words short enough for an axis. */
    public static String seconds(double value) {
        if (value == 0) {
            return "0";
        }
        String sign = value < 0 ? "−" : "+";
        double size = Math.abs(value);
        if (size >= 3600) {
            return String.format(
                    Locale.ROOT, "%s%d:%02d h", sign, (int) size / 3600, (int) size % 3600 / 60);
        }
        if (size >= 120) {
            return String.format(
                    Locale.ROOT, "%s%d:%02d min", sign, (int) size / 60, (int) size % 60);
        }
        return sign + Svg.number(size) + " s";
    }
}

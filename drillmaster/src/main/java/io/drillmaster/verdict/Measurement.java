package io.drillmaster.verdict;

import io.drillmaster.runbook.Dimension;
import java.util.List;
import java.util.Locale;

/** What was measured for one objective, as an interval in the measure's base unit. */
public sealed interface Measurement {

    /** The journal entries it rests on. */
    List<Long> entries();

    /**
     * A value known to lie between two bounds.
     *
     * @param note how it was come by, in one sentence
     */
    record Interval(double lo, double hi, Dimension dimension, List<Long> entries, String note)
            implements Measurement {}

    /** The thing that should have happened did not. */
    record Never(String why, List<Long> entries) implements Measurement {}

    /** There is no witness, or not one to be trusted. */
    record Absent(String why, List<Long> entries) implements Measurement {}

    /** For people. */
    default String told() {
        return switch (this) {
            case Interval i -> told(i);
            case Never _ -> "did not happen";
            case Absent _ -> "not measured";
        };
    }

    private static String told(Interval i) {
        return switch (i.dimension()) {
            case TIME -> time(i);
            case SIZE -> range(i.lo(), i.hi(), "%.0f", " B");
            case COUNT -> range(i.lo(), i.hi(), "%.0f", "");
            case SHARE -> range(i.lo() * 100, i.hi() * 100, "%." + digits(i) + "f", " %");
        };
    }

    /** So many that what is missing of a whole keeps two of its own: no share is rounded to 1. */
    private static int digits(Interval share) {
        double missing = (1 - share.lo()) * 100;
        return missing <= 0 ? 3 : Math.clamp(1 + (long) Math.ceil(-Math.log10(missing)), 3, 9);
    }

    private static String time(Interval i) {
        if (i.hi() == 0) {
            return "0 s";
        }
        return i.hi() < 1e9
                ? range(i.lo() / 1e6, i.hi() / 1e6, "%.3f", " ms")
                : range(i.lo() / 1e9, i.hi() / 1e9, "%.3f", " s");
    }

    private static String range(double lo, double hi, String format, String unit) {
        String low = String.format(Locale.ROOT, format, lo);
        String high = String.format(Locale.ROOT, format, hi);
        if (lo > 0 && Double.parseDouble(low) == 0) {
            low = "more than 0";
        }
        return (low.equals(high) ? low : low + " .. " + high) + unit;
    }
}

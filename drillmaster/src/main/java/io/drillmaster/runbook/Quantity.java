package io.drillmaster.runbook;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount with its unit, as people write it: {@code 2m}, {@code 250ms}, {@code 1MB}, {@code 0
 * transactions}, {@code 99.9%}.
 *
 * @param base the amount in the dimension's base unit
 */
public record Quantity(double base, Dimension dimension) {

    private static final Pattern WRITTEN =
            Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*([A-Za-z%µ]*)");

    private record Unit(Dimension dimension, double factor) {}

    private static final Map<String, Unit> UNITS =
            Map.ofEntries(
                    Map.entry("ns", new Unit(Dimension.TIME, 1)),
                    Map.entry("us", new Unit(Dimension.TIME, 1e3)),
                    Map.entry("µs", new Unit(Dimension.TIME, 1e3)),
                    Map.entry("ms", new Unit(Dimension.TIME, 1e6)),
                    Map.entry("s", new Unit(Dimension.TIME, 1e9)),
                    Map.entry("m", new Unit(Dimension.TIME, 60e9)),
                    Map.entry("min", new Unit(Dimension.TIME, 60e9)),
                    Map.entry("h", new Unit(Dimension.TIME, 3600e9)),
                    Map.entry("d", new Unit(Dimension.TIME, 86400e9)),
                    Map.entry("B", new Unit(Dimension.SIZE, 1)),
                    Map.entry("kB", new Unit(Dimension.SIZE, 1e3)),
                    Map.entry("MB", new Unit(Dimension.SIZE, 1e6)),
                    Map.entry("GB", new Unit(Dimension.SIZE, 1e9)),
                    Map.entry("%", new Unit(Dimension.SHARE, 0.01)),
                    Map.entry("", new Unit(Dimension.COUNT, 1)),
                    Map.entry("transactions", new Unit(Dimension.COUNT, 1)),
                    Map.entry("writes", new Unit(Dimension.COUNT, 1)),
                    Map.entry("replicas", new Unit(Dimension.COUNT, 1)));

    /** Units a person may write, for error messages. */
    public static final String KNOWN_UNITS =
            "ms, s, m, h, d, B, kB, MB, GB, %, transactions, writes, replicas, or none for a count";

    public static Optional<Quantity> parse(String written) {
        Matcher matcher = WRITTEN.matcher(written.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Unit unit = UNITS.get(matcher.group(2));
        if (unit == null) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(matcher.group(1));
        double base = amount.multiply(BigDecimal.valueOf(unit.factor())).doubleValue();
        return Optional.of(new Quantity(base, unit.dimension()));
    }

    public static Quantity of(Duration duration) {
        return new Quantity(duration.toNanos(), Dimension.TIME);
    }

    /** For a quantity of time. */
    public Duration duration() {
        if (dimension != Dimension.TIME) {
            throw new IllegalStateException("not a time: " + this);
        }
        return Duration.ofNanos(Math.round(base));
    }

    /** A long time for people, such as {@code 90 d}. */
    public static String days(Duration duration) {
        return plain(duration.toNanos() / 86400e9) + " d";
    }

    @Override
    public String toString() {
        return switch (dimension) {
            case TIME -> Quantity.time(base);
            case SIZE -> plain(base) + " B";
            case COUNT -> plain(base);
            case SHARE -> plain(base * 100) + " %";
        };
    }

    private static String time(double nanos) {
        if (nanos == 0) {
            return "0 s";
        }
        if (nanos >= 60e9 && nanos % 60e9 == 0) {
            return plain(nanos / 60e9) + " min";
        }
        if (nanos >= 1e9) {
            return plain(nanos / 1e9) + " s";
        }
        return plain(nanos / 1e6) + " ms";
    }

    private static String plain(double value) {
        String text = String.format(Locale.ROOT, "%.6f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}

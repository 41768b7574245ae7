package io.drillmaster.watch.vantage;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as runbooks write them: {@code 250ms}, {@code 1s}, {@code 10m}. */
final class Durations {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,9})(ms|s|m)");

    private Durations() {}

    static Duration parse(String text) throws CannotWatch {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new CannotWatch("'" + text + "' is no time; say 250ms, 1s or 10m");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }
}

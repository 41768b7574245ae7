package io.drillmaster.connector.ssh;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much is brought home from a host at most.
 *
 * @param text as people wrote it, such as {@code 100MB}
 */
public record Most(long bytes, String text) {

    public static final Most USUAL = new Most(100_000_000, "100MB");

    private static final Map<String, Long> UNITS =
            Map.of("B", 1L, "kB", 1_000L, "MB", 1_000_000L, "GB", 1_000_000_000L);
    private static final Pattern SIZE =
            Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?)(k?B|MB|GB)");

    /** Empty if the text is no size. */
    public static Optional<Most> of(String text) {
        Matcher size = SIZE.matcher(text.strip());
        return size.matches()
                ? Optional.of(
                        new Most(
                                new BigDecimal(size.group(1))
                                        .multiply(
                                                BigDecimal.valueOf(
                                                        UNITS.getOrDefault(size.group(2), 1L)))
                                        .longValue(),
                                text.strip()))
                : Optional.empty();
    }
}

package io.drillmaster.connector.prometheus;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;

/** How long ago the earliest of several things happened, by their own times of day. */
final class Ages {

    private final Instant now;
    private Duration oldest = Duration.ZERO;
    private boolean never;

    Ages(Instant now) {
        this.now = now;
    }

    /** What never happened has a zero date, and what has none cannot be told. */
    void add(String written) {
        try {
            Duration age = Duration.between(OffsetDateTime.parse(written).toInstant(), now);
            oldest = age.compareTo(oldest) > 0 ? age : oldest;
            never |= age.toDays() > 36_500;
        } catch (DateTimeException e) {
            never = true;
        }
    }

    /** Such as {@code 3.210s}; the two clocks may differ, and nothing is younger than now. */
    String oldest() {
        return never ? "unknown" : String.format(Locale.ROOT, "%.3fs", oldest.toMillis() / 1e3);
    }
}

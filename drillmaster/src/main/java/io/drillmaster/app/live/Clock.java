package io.drillmaster.app.live;

import java.time.Duration;

/** How lengths of time are written for people. */
public final class Clock {

    private Clock() {}

    /** Whole seconds, such as {@code 1:07} or {@code 1:02:07}. */
    public static String coarse(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        return seconds >= 3600
                ? "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)
                : "%d:%02d".formatted(seconds / 60, seconds % 60);
    }

    /** With a tenth of a second, such as {@code 0:07.4}. */
    public static String running(Duration time) {
        return coarse(time) + "." + Math.max(0, time.toMillis()) / 100 % 10;
    }

    /** How long a thing took, such as {@code 312 ms}, {@code 4.2 s} or {@code 2:10}. */
    public static String took(Duration time) {
        long millis = Math.max(0, time.toMillis());
        if (millis < 1000) {
            return millis + " ms";
        }
        return millis < 60_000
                ? "%d.%d s".formatted(millis / 1000, millis / 100 % 10)
                : coarse(time);
    }
}

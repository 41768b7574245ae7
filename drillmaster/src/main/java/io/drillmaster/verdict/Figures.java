package io.drillmaster.verdict;

import java.util.Locale;

/** Figures in sentences. */
final class Figures {

    private Figures() {}

    /** Nanoseconds in the unit that suits them. */
    static String seconds(long nanos) {
        if (nanos >= 1_000_000_000) {
            return String.format(Locale.ROOT, "%.3f s", nanos / 1e9);
        }
        return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
    }
}

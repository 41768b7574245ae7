package io.drillmaster.verdict;

import java.util.Locale;

/** A length of time with its honest width, in nanoseconds. */
public record Span(long lo, long hi) {

    public Span {
        if (hi < lo) {
            throw new IllegalArgumentException("a span from " + lo + " to " + hi);
        }
    }

    public long width() {
        return hi - lo;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.3f..%.3f s", lo / 1e9, hi / 1e9);
    }
}

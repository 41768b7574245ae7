package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;

/** Lengths between instants that are themselves only known within brackets. */
final class Spans {

    private Spans() {}

    /** Never negative: what comes after cannot come before. */
    static Span between(Bracket from, Bracket to) {
        return new Span(Math.max(0, to.from() - from.to()), Math.max(0, to.to() - from.from()));
    }
}

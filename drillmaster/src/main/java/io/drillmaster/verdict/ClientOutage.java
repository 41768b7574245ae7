package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;
import java.util.List;

/**
 * What the client went through after the injection, in nanoseconds of its vantage's clock.
 *
 * @param fault between which readings the fault took hold
 * @param recovered between which readings service was good again, for good
 * @param parts what the time went into; empty when it was not watched
 */
public record ClientOutage(Bracket fault, Bracket recovered, List<OutagePart> parts) {

    public ClientOutage {
        parts = List.copyOf(parts);
    }

    /** From the fault to the recovery. */
    public Span length() {
        return Spans.between(fault, recovered);
    }
}

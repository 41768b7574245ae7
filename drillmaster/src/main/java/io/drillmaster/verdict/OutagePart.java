package io.drillmaster.verdict;

import io.drillmaster.connector.Bracket;

/**
 * One stretch of an outage.
 *
 * @param name detect, elect, promote or route
 * @param told from what to what, in words
 * @param from between which readings of the vantage's clock it began
 * @param to the same for its end, at which the next one begins
 */
public record OutagePart(String name, String told, Bracket from, Bracket to) {

    public Span length() {
        return Spans.between(from, to);
    }
}

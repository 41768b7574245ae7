package io.drillmaster.runbook;

import java.util.Optional;
import java.util.stream.Stream;

/** A stop condition that has a name of its own; the plan says what it means on an estate. */
public enum NamedStop {
    OVERRUN("phase over budget"),
    MARKET_OPENED("a market opened"),
    SECOND_FAILURE("a second failure");

    private final String words;

    NamedStop(String words) {
        this.words = words;
    }

    /** As a runbook writes it. */
    public String words() {
        return words;
    }

    static Optional<NamedStop> of(String words) {
        return Stream.of(values()).filter(each -> each.words.equals(words)).findFirst();
    }
}

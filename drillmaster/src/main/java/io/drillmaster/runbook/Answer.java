package io.drillmaster.runbook;

import java.util.Locale;
import java.util.Set;

/** The two answers to a gate. */
public enum Answer {
    YES,
    NO;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isSaidBy(String text) {
        Set<String> words =
                switch (this) {
                    case YES -> Set.of("yes", "y", "go");
                    case NO -> Set.of("no", "n", "stop", "abort");
                };
        return words.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    public Answer other() {
        return this == YES ? NO : YES;
    }
}

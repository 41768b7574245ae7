package io.drillmaster.verdict;

import java.util.Optional;

/**
 * One thing that is not as it was before the drill.
 *
 * @param verb the look that found it
 * @param on where it looked
 * @param thing the name of the thing, such as {@code unit:backup.timer}
 * @param before what it was; empty when it was not there
 * @param after what it is; empty when it is gone
 */
public record Leftover(
        String verb, String on, String thing, Optional<String> before, Optional<String> after) {

    /** In words for people. */
    public String told() {
        String was = before.map(each -> "was " + each).orElse("was not there");
        String is = after.map(each -> "is " + each).orElse("is gone");
        return on + ", " + thing + ": " + was + ", " + is;
    }
}

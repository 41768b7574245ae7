package io.drillmaster.engine;

import io.drillmaster.journal.Purpose;
import java.util.Comparator;

/** What is done for a step, and why: its act, the way back from it, or the arming of its end. */
public record Deed(Purpose purpose, String step) implements Comparable<Deed> {

    @Override
    public int compareTo(Deed other) {
        return Comparator.comparing(Deed::step).thenComparing(Deed::purpose).compare(this, other);
    }
}

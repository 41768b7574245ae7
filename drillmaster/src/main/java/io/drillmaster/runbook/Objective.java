package io.drillmaster.runbook;

import java.time.Duration;
import java.util.Optional;

/**
 * A promise to be judged: a measure and the bound it must keep.
 *
 * @param over the time that a share is promised of; empty for the time that the drill watches
 * @param capability what is shown by keeping it, in the words of an exercise
 */
public record Objective(
        Measure measure,
        Comparator comparator,
        Quantity target,
        Optional<Duration> over,
        Optional<String> capability) {

    /** What every drill promises. */
    public static final Objective NOTHING_LEFT =
            new Objective(
                    Measure.RETURN_TO_NORMAL, Comparator.EQUAL, new Quantity(0, Dimension.COUNT));

    /** A promise that serves no capability. */
    public Objective(
            Measure measure, Comparator comparator, Quantity target, Optional<Duration> over) {
        this(measure, comparator, target, over, Optional.empty());
    }

    /** A promise about the drill's own time. */
    public Objective(Measure measure, Comparator comparator, Quantity target) {
        this(measure, comparator, target, Optional.empty());
    }

    /** The same, as part of a capability. */
    Objective serving(Optional<String> what) {
        return new Objective(measure, comparator, target, over, what);
    }

    /** What must hold of the measure, such as {@code > 99.99 % over 90 d}. */
    public String bound() {
        return comparator.sign()
                + " "
                + target
                + over.map(window -> " over " + Quantity.days(window)).orElse("");
    }

    @Override
    public String toString() {
        return measure.key() + " " + bound();
    }
}

package io.drillmaster.runbook;

/** A promise to be judged: a measure and the bound it must keep. */
public record Objective(Measure measure, Comparator comparator, Quantity target) {

    /** What every drill promises. */
    public static final Objective NOTHING_LEFT =
            new Objective(
                    Measure.RETURN_TO_NORMAL, Comparator.EQUAL, new Quantity(0, Dimension.COUNT));

    @Override
    public String toString() {
        return measure.key() + " " + comparator.sign() + " " + target;
    }
}

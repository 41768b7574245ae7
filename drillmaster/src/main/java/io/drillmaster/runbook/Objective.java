package io.drillmaster.runbook;

/** A promise to be judged: a measure and the bound it must keep. */
public record Objective(Measure measure, Comparator comparator, Quantity target) {

    @Override
    public String toString() {
        return measure.key() + " " + comparator.sign() + " " + target;
    }
}

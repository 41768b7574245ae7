package io.drillmaster.runbook;

import java.time.Duration;

/** Checks that one looks often enough for what is to be proved. */
record Fineness(Problems problems) {

    /** Looks must be this many times finer than the target they are to prove. */
    private static final int FINER = 4;

    /** A target of zero is shown by never seeing the thing, however often one looks. */
    boolean suffices(Objective objective, Place place, Duration every) {
        Duration target = objective.target().duration();
        if (target.isZero() || every.multipliedBy(FINER).compareTo(target) <= 0) {
            return true;
        }
        problems.add(
                place,
                "looking every "
                        + Quantity.of(every)
                        + " cannot prove a target of "
                        + objective.target(),
                "look at least every " + Quantity.of(target.dividedBy(FINER)));
        return false;
    }
}

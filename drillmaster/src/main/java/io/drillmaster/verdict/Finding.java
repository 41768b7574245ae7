package io.drillmaster.verdict;

import io.drillmaster.runbook.Objective;
import java.util.List;

/** One objective, what was measured for it, and what that means. */
public record Finding(Objective objective, Measurement measurement, Verdict verdict) {

    /** The journal entries this rests on. */
    public List<Long> entries() {
        return measurement.entries();
    }
}

package io.drillmaster.plan;

import java.util.List;

/** What came of planning: a plan, or every reason why there can be none. */
public sealed interface Planning {

    record Bound(Plan plan) implements Planning {}

    /**
     * There can be no plan.
     *
     * @param reasons sentences that name what is wrong and the remedy
     */
    record Impossible(List<String> reasons) implements Planning {

        public Impossible {
            reasons = List.copyOf(reasons);
        }
    }
}

package io.drillmaster.plan;

import java.util.List;
import java.util.SortedMap;

/** What came of planning: a plan, or every reason why there can be none. */
public sealed interface Planning {

    /**
     * A plan, and what it does not show.
     *
     * @param whole the same plan with every envelope open, for whoever looks what stands in its way
     * @param envelopes the text of each envelope, by the id of its step
     */
    record Bound(Plan plan, Plan whole, SortedMap<String, String> envelopes) implements Planning {}

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

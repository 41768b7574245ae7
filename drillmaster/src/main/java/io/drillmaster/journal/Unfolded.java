package io.drillmaster.journal;

import io.drillmaster.plan.Plan;
import java.util.List;

/** The plan of a drill as far as its journal has come: with every envelope that was opened. */
public final class Unfolded {

    private Unfolded() {}

    /** The plan after some entries of its drill. */
    public static Plan plan(Plan opened, List<Entry> entries) {
        Plan plan = opened;
        for (Entry entry : entries) {
            if (entry.event() instanceof Event.Unsealed unsealed) {
                plan = plan(plan, unsealed);
            }
        }
        return plan;
    }

    /** The plan with one more envelope open. */
    public static Plan plan(Plan plan, Event.Unsealed unsealed) {
        return plan.opened(unsealed.step(), JournalJson.envelope(unsealed.content()));
    }
}

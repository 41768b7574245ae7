package io.drillmaster.plan;

import io.drillmaster.runbook.ErrorBudget;
import io.drillmaster.runbook.Objective;
import java.util.List;

/**
 * What the outage to expect of a plan's injection would burn of an error budget; nanoseconds.
 *
 * @param setting the setting that decides most of it, with its value
 */
public record Burn(
        Objective objective, ErrorBudget budget, double best, double worst, String setting) {

    /** One for each promise over a window and each database that is hit. */
    public static List<Burn> of(Plan plan, Estate estate, Survey survey) {
        return new Feasibility(estate, survey, plan.injection(), plan.phases())
                .burns(plan.objectives());
    }

    static Burn of(Objective objective, ErrorBudget budget, Outage outage) {
        return new Burn(objective, budget, outage.best(), outage.worst(), outage.setting());
    }

    @Override
    public String toString() {
        return "%s: the outage to expect is %s to %s, the error budget is %s, and that burns %s (%s); other outages come on top"
                .formatted(
                        objective,
                        Outage.time(best),
                        Outage.time(worst),
                        budget,
                        budget.burned(best, worst),
                        setting);
    }
}

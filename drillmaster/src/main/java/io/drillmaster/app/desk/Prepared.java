package io.drillmaster.app.desk;

import io.drillmaster.app.drills.EstateLock;
import io.drillmaster.app.drills.Origin;
import io.drillmaster.plan.Attempt;
import io.drillmaster.plan.Burn;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Plan;
import io.drillmaster.plan.Planning;
import io.drillmaster.plan.Survey;
import io.drillmaster.runbook.Runbook;
import java.time.Instant;
import java.util.List;

/** A plan that is ready to be conducted, and all it takes. */
public record Prepared(
        Runbook runbook,
        Estate estate,
        Survey survey,
        Planning.Bound bound,
        Origin origin,
        Outfit outfit,
        EstateLock turn)
        implements AutoCloseable {

    /** What is promised, with every envelope closed. */
    public Plan plan() {
        return bound.plan();
    }

    /** Somebody tries to start it; what stands in its way is looked for in its envelopes, too. */
    public Attempt attempt(String by, Instant now) {
        return new Attempt(runbook, estate, bound.whole(), survey, by, now);
    }

    /** What the outage to expect burns of the error budgets that the plan names. */
    public List<Burn> burns() {
        return Burn.of(bound.whole(), estate, survey);
    }

    /** The same, with what a trial of the dead-man showed where it binds. */
    Prepared tried() {
        return estate.kind() == Estate.Kind.PRODUCTION
                ? new Prepared(
                        runbook,
                        estate,
                        new ArmingTrial(outfit.connectors()).of(bound.whole(), survey),
                        bound,
                        origin,
                        outfit,
                        turn)
                : this;
    }

    @Override
    public void close() {
        try (turn) {
            outfit.close();
        }
    }
}

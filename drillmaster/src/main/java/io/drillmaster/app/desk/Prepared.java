package io.drillmaster.app.desk;

import io.drillmaster.app.drills.EstateLock;
import io.drillmaster.app.drills.Origin;
import io.drillmaster.plan.Plan;

/** A plan that is ready to be conducted, and all it takes. */
public record Prepared(Plan plan, Origin origin, Outfit outfit, EstateLock turn)
        implements AutoCloseable {

    @Override
    public void close() {
        try (turn) {
            outfit.close();
        }
    }
}

package io.drillmaster.connector.backup;

import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.reconcile.NotComparable;
import io.drillmaster.connector.reconcile.Point;
import io.drillmaster.connector.reconcile.Reconciler;
import io.drillmaster.connector.reconcile.TableName;
import io.drillmaster.connector.reconcile.Totals;
import java.sql.SQLException;
import java.util.List;

/**
 * What was restored against production, as production was when the backup was taken.
 *
 * <p>A transaction number that the backup came with tells which rows of production are as they were
 * then; without it nothing could be told of any row that is missing.
 */
final class Compared {

    static final List<String> FACTS = Totals.FACTS;

    private Compared() {}

    static Outcome of(Restored.Both both) throws SQLException {
        String point = both.told().getOrDefault("point", "none");
        if (!point.matches("\\d+")) {
            return new Outcome.Refused(
                    "%s on %s: the backup came without the point at which it was taken; before pg_dump begins, write what `SELECT pg_snapshot_xmin(pg_current_snapshot())` says into a file beside the dump, named as the dump and .point"
                            .formatted(both.call().verb(), both.call().on()));
        }
        Reconciler reconciler = new Reconciler(both.production(), both.copy(), both.deadline());
        reconciler.begin();
        try {
            Totals totals =
                    Totals.of(
                            reconciler,
                            Point.before(Long.parseLong(point)),
                            TableName.all(both.call().with().getOrDefault("tables", "")),
                            TableName.all(both.call().with().getOrDefault("kept", "")));
            return new Outcome.Done(new Facts(totals.facts()));
        } catch (NotComparable e) {
            return new Outcome.Refused(
                    "%s on %s: %s".formatted(both.call().verb(), both.call().on(), e.getMessage()));
        }
    }
}

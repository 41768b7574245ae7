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

    private static final int NAMED = 20;

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
        List<TableName> wanted = tables(both, "tables");
        List<TableName> kept = tables(both, "kept");
        Totals totals = new Totals();
        for (TableName table : wanted.isEmpty() ? reconciler.tables() : wanted) {
            try {
                totals.add(
                        table,
                        reconciler.compare(
                                table,
                                Point.before(Long.parseLong(point)),
                                kept.contains(table),
                                NAMED));
            } catch (NotComparable e) {
                if (wanted.contains(table)) {
                    return new Outcome.Refused(
                            "%s on %s: %s"
                                    .formatted(
                                            both.call().verb(),
                                            both.call().on(),
                                            String.valueOf(e.getMessage())));
                }
                totals.passOver(table, String.valueOf(e.getMessage()));
            }
        }
        return new Outcome.Done(new Facts(totals.facts()));
    }

    private static List<TableName> tables(Restored.Both both, String argument) {
        return BackupVerbs.words(both.call().with().getOrDefault(argument, "")).stream()
                .map(TableName::of)
                .toList();
    }
}

package io.drillmaster.connector.backup;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.reconcile.Door;
import io.drillmaster.connector.reconcile.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts what a table held when it was restored in the place of what production has in it now: all of
 * it in one transaction, or nothing.
 */
final class BroughtBack {

    static final List<String> FACTS = List.of("table", "removed", "brought");

    private static final int BATCH = 1_000;

    private BroughtBack() {}

    static Outcome of(Restored.Both both) throws SQLException {
        String table = table(both.call());
        Connection production = both.production();
        production.setAutoCommit(false);
        try (Statement statement = production.createStatement()) {
            statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
            int removed = statement.executeUpdate("DELETE FROM " + table);
            long brought = copied(both.copy(), production, table);
            if (!(look(both) instanceof Outcome.Done)) {
                production.rollback();
                return new Outcome.Refused(
                        "%s on %s: the rows of %s did not arrive as they left, and nothing was changed"
                                .formatted(
                                        both.call().verb(), both.call().on(), name(both.call())));
            }
            return committed(both, removed, brought);
        }
    }

    /** Nobody knows what became of a commit whose answer is lost. */
    private static Outcome committed(Restored.Both both, int removed, long brought) {
        try {
            both.production().commit();
        } catch (SQLException e) {
            return new Outcome.Unknown(
                    "%s on %s: %s".formatted(both.call().verb(), both.call().on(), Door.said(e)));
        }
        return new Outcome.Done(
                Facts.of(
                        Map.of(
                                "table", name(both.call()),
                                "removed", String.valueOf(removed),
                                "brought", String.valueOf(brought))));
    }

    /**
     * Each row goes over as the text of the whole of it, which every type can be read back from.
     */
    private static long copied(Connection from, Connection to, String table) throws SQLException {
        from.setAutoCommit(false);
        String insert =
                "INSERT INTO %s OVERRIDING SYSTEM VALUE SELECT (r).* FROM (SELECT ?::%s AS r) s"
                        .formatted(table, table);
        long rows = 0;
        try (Statement asked = from.createStatement();
                PreparedStatement put = to.prepareStatement(insert)) {
            asked.setFetchSize(BATCH);
            try (ResultSet row =
                    asked.executeQuery("SELECT (one.*)::text FROM " + table + " one")) {
                while (row.next()) {
                    put.setString(1, row.getString(1));
                    put.addBatch();
                    rows++;
                    if (rows % BATCH == 0) {
                        put.executeBatch();
                    }
                }
            }
            put.executeBatch();
        }
        return rows;
    }

    /** Whether both hold the same rows: then a lost answer was a yes. */
    static Outcome look(Restored.Both both) throws SQLException {
        String table = table(both.call());
        Map<String, String> here = rows(both.production(), table);
        Map<String, String> there = rows(both.copy(), table);
        if (!here.equals(there)) {
            return new Outcome.Refused(
                    "%s on %s did not take hold: production has %s rows of %s, the restored %s, and they differ"
                            .formatted(
                                    both.call().verb(),
                                    both.call().on(),
                                    here.get("rows"),
                                    name(both.call()),
                                    there.get("rows")));
        }
        return new Outcome.Done(
                Facts.of(
                        Map.of(
                                "table", name(both.call()),
                                "brought", here.getOrDefault("rows", "unknown"))));
    }

    private static Map<String, String> rows(Connection connection, String table)
            throws SQLException {
        String sql =
                "SELECT count(*), coalesce(sum(hashtextextended((one.*)::text, 0)), 0) FROM "
                        + table
                        + " one";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return new TreeMap<>(Map.of("rows", row.getString(1), "sum", row.getString(2)));
        }
    }

    private static String name(Call call) {
        return call.argument("table").orElse("");
    }

    private static String table(Call call) {
        return TableName.of(name(call)).sql();
    }
}

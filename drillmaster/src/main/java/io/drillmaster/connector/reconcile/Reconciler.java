package io.drillmaster.connector.reconcile;

import io.drillmaster.connector.Deadline;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Compares the tables of two databases, each at one moment: first one number for each bucket of
 * keys, computed by the databases at the same time, then the rows of those buckets that differ.
 *
 * <p>Two rows that differ are taken for the same with a probability of 2^-64.
 */
public final class Reconciler {

    private static final int FETCH = 5_000;

    /** A query whose rows come piece by piece is not shared out among workers. */
    private static final long MOST_AT_ONCE = 500_000;

    private final Connection left;
    private final Connection right;
    private final Deadline deadline;

    /** Both connections must be for this alone; whoever opened them closes them. */
    public Reconciler(Connection left, Connection right, Deadline deadline) {
        this.left = left;
        this.right = right;
        this.deadline = deadline;
    }

    /** Holds one moment on each side for all comparisons; the second's first. */
    public void begin() throws SQLException {
        begin(right);
        begin(left);
    }

    private static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String each : RowSql.SESSION) {
                statement.execute(each);
            }
        }
    }

    /** Every table of the first database that is its own, by name. */
    public List<TableName> tables() throws SQLException {
        List<TableName> tables = new ArrayList<>();
        try (Statement statement = left.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                SELECT n.nspname, c.relname FROM pg_class c
                                JOIN pg_namespace n ON n.oid = c.relnamespace
                                WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
                                    AND c.relpersistence = 'p' AND n.nspname !~ '^pg_'
                                    AND n.nspname <> 'information_schema' ORDER BY 1, 2
                                """)) {
            while (rows.next()) {
                tables.add(new TableName(rows.getString(1), rows.getString(2)));
            }
        }
        return tables;
    }

    /**
     * Compares one table.
     *
     * @param kept whether the first never lets go of a row of this table
     * @param named how many rows that are wrong are named at most
     */
    public Reconciliation compare(TableName table, Point point, boolean kept, int named)
            throws SQLException, NotComparable {
        Shape here = Shape.of(left, table);
        Shape there = Shape.of(right, table);
        List<String> obstacles = Shape.obstacles(table, here, there);
        if (!obstacles.isEmpty()) {
            throw new NotComparable(String.join("; ", obstacles));
        }
        Buckets buckets = Buckets.forRows(Math.max(here.rows(), there.rows()));
        RowSql leftSql = new RowSql(table, here, buckets);
        RowSql rightSql = new RowSql(table, there, buckets);
        FutureTask<Buckets.Sums> asked =
                new FutureTask<>(() -> sums(right, rightSql.sums(Point.SAME), buckets));
        Thread.ofVirtual().name("sums of " + table).start(asked);
        Buckets.Sums lefts = sums(left, leftSql.sums(point), buckets);
        Buckets.Sums rights = got(asked);
        byte[] differing = buckets.differing(lefts, rights);
        long many = lefts.rowsIn(differing) + rights.rowsIn(differing);
        Pairs pairs = new Pairs(point.moving() && !kept, named);
        if (Buckets.any(differing)) {
            try (PreparedStatement ours = rows(left, leftSql.rows(point), differing, many);
                    PreparedStatement theirs =
                            rows(right, rightSql.rows(Point.SAME), differing, many);
                    ResultSet first = ours.executeQuery();
                    ResultSet second = theirs.executeQuery()) {
                pairs.pair(first, second);
            }
        }
        return new Reconciliation(
                lefts.rows(),
                rights.rows(),
                pairs.changed(),
                pairs.added() + lefts.sinceElsewhere(differing),
                pairs.found(),
                pairs.names());
    }

    private Buckets.Sums sums(Connection on, String sql, Buckets buckets) throws SQLException {
        Buckets.Sums sums = new Buckets.Sums(buckets);
        try (PreparedStatement ask = prepared(on, sql);
                ResultSet rows = ask.executeQuery()) {
            while (rows.next()) {
                BigDecimal sum = rows.getBigDecimal(3);
                sums.put(
                        rows.getInt(1),
                        rows.getLong(2),
                        sum == null ? BigDecimal.ZERO : sum,
                        rows.getLong(4));
            }
        }
        return sums;
    }

    private PreparedStatement rows(Connection on, String sql, byte[] differing, long many)
            throws SQLException {
        PreparedStatement ask = prepared(on, sql);
        ask.setBytes(1, differing);
        ask.setFetchSize(many > MOST_AT_ONCE ? FETCH : 0);
        return ask;
    }

    private PreparedStatement prepared(Connection on, String sql) throws SQLException {
        if (deadline.passed()) {
            throw new SQLTimeoutException("the time for comparing was over", "57014");
        }
        PreparedStatement ask = on.prepareStatement(sql);
        ask.setQueryTimeout((int) Math.max(1, deadline.left().toSeconds()));
        return ask;
    }

    private static Buckets.Sums got(FutureTask<Buckets.Sums> asked) throws SQLException {
        try {
            return asked.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTimeoutException("comparing was interrupted", "57014");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failed) {
                throw failed;
            }
            throw new IllegalStateException("comparing broke", e.getCause());
        }
    }
}

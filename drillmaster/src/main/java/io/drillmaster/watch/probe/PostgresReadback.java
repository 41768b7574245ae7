package io.drillmaster.watch.probe;

import io.drillmaster.watch.CaptureHead;
import io.drillmaster.watch.ReadbackWriter;
import io.drillmaster.watch.WatchedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Reads what the database holds of one stream, along the path on which it was written. */
public final class PostgresReadback {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AT_A_TIME = 10_000;

    /** What is asked, and what stands for its only parameter. */
    private record Rows(String select, String of) {}

    private static final String WRITES =
            "select id, position from drill_ledger where stream = ? order by position";

    /** An order of which more was traded than it asked for was booked a second time. */
    private static final String ORDERS =
            """
            select split_part(o.client_order_id, '-', 2)::bigint, o.order_id
            from orders o
            cross join lateral (
                select coalesce(sum(t.quantity), 0) as traded
                from trades t where t.order_id = o.order_id) t
            cross join lateral generate_series(
                1, case when t.traded > o.quantity then 2 else 1 end)
            where o.client_order_id like ? || '-%'
            order by o.order_id
            """;

    private final WatchedDatabase database;
    private final Rows rows;

    private PostgresReadback(WatchedDatabase database, Rows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** The numbered rows of a ledger. */
    public static PostgresReadback ofWrites(WatchedDatabase database, String stream) {
        return new PostgresReadback(database, new Rows(WRITES, stream));
    }

    /** The orders whose client order ids begin so; what follows the dash is their number. */
    public static PostgresReadback ofOrders(WatchedDatabase database, String prefix) {
        return new PostgresReadback(database, new Rows(ORDERS, prefix));
    }

    /**
     * Writes the rows into a capture; tries for half a minute.
     *
     * @return why they could not be read, or nothing
     */
    public String into(Path file, CaptureHead head) throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            String why = tryOnce(file, head);
            if (why.isEmpty() || System.nanoTime() > until) {
                return why.isEmpty()
                        ? ""
                        : "the rows of %s could not be read back from %s within %d s: %s"
                                .formatted(rows.of(), database.name(), PATIENCE.toSeconds(), why);
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private String tryOnce(Path file, CaptureHead head) throws IOException {
        String why = "there is no endpoint";
        for (String endpoint : database.writes()) {
            Files.deleteIfExists(file);
            try (Connection connection = connect(endpoint);
                    ReadbackWriter writer = ReadbackWriter.create(file, head)) {
                copy(connection, writer, endpoint);
                return "";
            } catch (SQLException e) {
                why = endpoint + ": " + e.getMessage();
            }
        }
        Files.deleteIfExists(file);
        return why;
    }

    private Connection connect(String endpoint) throws SQLException {
        Properties all = new Properties();
        all.setProperty("user", database.user());
        all.setProperty("password", database.password().reveal());
        all.setProperty("sslmode", database.sslMode());
        all.setProperty("gssEncMode", "disable");
        all.setProperty("ApplicationName", "drillmaster");
        all.setProperty("connectTimeout", "5");
        all.setProperty("socketTimeout", "120");
        return DriverManager.getConnection(
                "jdbc:postgresql://%s/%s".formatted(endpoint, database.database()), all);
    }

    private void copy(Connection connection, ReadbackWriter writer, String endpoint)
            throws SQLException, IOException {
        // A cursor needs a transaction; without one the driver would hold all rows in memory.
        connection.setAutoCommit(false);
        String source = endpoint + " " + source(connection);
        try (PreparedStatement select = connection.prepareStatement(rows.select())) {
            select.setString(1, rows.of());
            select.setFetchSize(AT_A_TIME);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    writer.add(found.getLong(1), found.getLong(2));
                }
            }
        }
        writer.seal(source);
    }

    /** A standby may lag behind what was acknowledged; only a primary can testify to a loss. */
    private static String source(Connection connection) throws SQLException {
        try (PreparedStatement ask =
                        connection.prepareStatement(
                                "select pg_is_in_recovery(), current_setting('server_version')");
                ResultSet answer = ask.executeQuery()) {
            answer.next();
            if (answer.getBoolean(1)) {
                throw new SQLException("a standby answered, which cannot testify to a loss");
            }
            return "PostgreSQL " + answer.getString(2);
        }
    }
}

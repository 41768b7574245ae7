package io.drillmaster.connector.reconcile;

import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;

/** Where a database can be connected to, and as whom. */
public record Door(String address, int port, String database, String user) {

    /** How long one of several servers is waited for. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Opens a connection that never outlives the deadline by more than a second. */
    public Connection open(Secret secret, Deadline deadline) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", secret.reveal());
        properties.setProperty("ApplicationName", "drillmaster");
        properties.setProperty("loginTimeout", seconds(deadline.orIn(PATIENCE)));
        properties.setProperty("connectTimeout", seconds(deadline.orIn(PATIENCE)));
        properties.setProperty("socketTimeout", seconds(deadline));
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(
                                address, port, URLEncoder.encode(database, StandardCharsets.UTF_8)),
                properties);
    }

    public static boolean isPrimary(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT NOT pg_is_in_recovery()")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** What a server or the network said, in one line. */
    public static String said(SQLException e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    /** The driver counts in seconds and takes none for ever. */
    private static String seconds(Deadline deadline) {
        return String.valueOf(Math.max(1, deadline.left().toSeconds()));
    }
}

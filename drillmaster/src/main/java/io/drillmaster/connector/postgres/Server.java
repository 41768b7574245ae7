package io.drillmaster.connector.postgres;

import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Secret;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One PostgreSQL server, asked over a connection of its own each time. */
final class Server {

    /** What to ask once connected. */
    @FunctionalInterface
    interface Query<T> {
        Asked<T> on(Connection connection) throws SQLException;
    }

    private final String host;
    private final String address;
    private final PostgresCluster cluster;
    private final Login login;

    Server(String host, PostgresCluster cluster) {
        this(host, cluster, cluster.monitor());
    }

    Server(String host, PostgresCluster cluster, Login login) {
        this.host = host;
        this.address = cluster.members().getOrDefault(host, host);
        this.cluster = cluster;
        this.login = login;
    }

    <T> Asked<T> ask(Query<T> query, Deadline deadline) {
        Secret secret;
        try {
            secret = login.secret();
        } catch (IOException e) {
            return new Asked.Refused<>(
                    "%s was not asked: the password of %s cannot be read from %s (%s); the estate names that file under secrets"
                            .formatted(door(), user(), login.password(), e));
        }
        FutureTask<Asked<T>> task = new FutureTask<>(() -> connected(query, secret, deadline));
        Thread.ofVirtual().name("postgres " + host).start(task);
        try {
            return task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return new Asked.Silent<>(door() + " did not answer in time");
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return new Asked.Silent<>("waiting for " + door() + " was interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking " + door() + " broke", e.getCause());
        }
    }

    private <T> Asked<T> connected(Query<T> query, Secret secret, Deadline deadline) {
        try (Connection connection = connect(secret, deadline)) {
            return query.on(connection);
        } catch (SQLException e) {
            return failed(e);
        }
    }

    private Connection connect(Secret secret, Deadline deadline) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user());
        properties.setProperty("password", secret.reveal());
        properties.setProperty("ApplicationName", "drillmaster");
        properties.setProperty("connectTimeout", seconds(deadline));
        properties.setProperty("socketTimeout", seconds(deadline));
        String url = "jdbc:postgresql://%s:%d/%s".formatted(address, cluster.port(), database());
        return DriverManager.getConnection(url, properties);
    }

    /** The driver counts in seconds and takes none for ever. */
    private static String seconds(Deadline deadline) {
        return String.valueOf(
                Math.max(1, deadline.left().plus(Duration.ofMillis(999)).toSeconds()));
    }

    /** What the server or the network said, by SQLSTATE; the message never holds a password. */
    private <T> Asked<T> failed(SQLException e) {
        String state = e.getSQLState() == null ? "none" : e.getSQLState();
        return switch (state) {
            case "28P01" ->
                    new Asked.Refused<>(
                            "%s does not accept the password of user %s that is kept in %s (SQLSTATE 28P01); put the right one into that file, or name another under secrets in the estate"
                                    .formatted(door(), user(), login.password()));
            case "28000" ->
                    new Asked.Barred<>(
                            "%s lets user %s in from elsewhere, if at all: %s (SQLSTATE 28000)"
                                    .formatted(door(), user(), said(e)));
            case "08001" ->
                    new Asked.Refused<>(
                            "%s could not be connected to (%s)".formatted(door(), said(e)));
            case "08000", "08003", "08006", "08007" ->
                    new Asked.Silent<>(
                            "the connection to %s broke before its answer (%s)"
                                    .formatted(door(), said(e)));
            default ->
                    new Asked.Refused<>(
                            "%s said no to user %s: %s (SQLSTATE %s)"
                                    .formatted(door(), user(), said(e), state));
        };
    }

    private static String said(SQLException e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    /** As in {@code PostgreSQL on nyc-db1 (10.0.0.3:5432/trading)}. */
    private String door() {
        return "PostgreSQL on %s (%s:%d/%s)"
                .formatted(host, address, cluster.port(), cluster.database());
    }

    private String user() {
        return login.user();
    }

    private String database() {
        return URLEncoder.encode(cluster.database(), StandardCharsets.UTF_8);
    }
}

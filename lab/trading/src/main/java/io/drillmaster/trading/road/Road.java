package io.drillmaster.trading.road;

import io.drillmaster.trading.setup.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;

/**
 * The writes road: transactions on the database's leader through the first edge that leads there.
 */
public final class Road {

    /** A transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private static final int MOST_IDLE = 4;

    private final String address;
    private final Properties properties = new Properties();
    private final Deque<Connection> idle = new ArrayDeque<>();

    /**
     * The patience is longer than the 5 s after which a silent standby no longer holds commits up.
     * A transaction whose process is paused or has lost its power is ended by the server, so that
     * it does not hold the fence against the next leader.
     */
    public Road(Settings settings, String name) {
        address =
                "jdbc:postgresql://%s/%s"
                        .formatted(
                                settings.text("HFT_DATABASE"),
                                settings.text("HFT_DATABASE_NAME", "trading"));
        properties.setProperty("user", "hft_user");
        properties.setProperty("password", settings.text("HFT_DATABASE_PASSWORD"));
        properties.setProperty("ApplicationName", name);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "8");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("options", "-c idle_in_transaction_session_timeout=2s");
    }

    /** Does it in a transaction. Only a {@link CommitUnknown} leaves open whether it was done. */
    public <T> T run(Work<T> work) throws SQLException {
        Connection connection = take();
        boolean kept = false;
        try {
            T result = work.on(connection);
            commit(connection);
            kept = true;
            return result;
        } finally {
            if (kept) {
                giveBack(connection);
            } else {
                drop(connection);
            }
        }
    }

    private static void commit(Connection connection) throws SQLException {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new CommitUnknown(e);
        }
    }

    private Connection take() throws SQLException {
        synchronized (idle) {
            Connection waiting = idle.poll();
            if (waiting != null) {
                return waiting;
            }
        }
        Connection connection = DriverManager.getConnection(address, properties);
        connection.setAutoCommit(false);
        return connection;
    }

    private void giveBack(Connection connection) {
        synchronized (idle) {
            if (idle.size() < MOST_IDLE) {
                idle.push(connection);
                return;
            }
        }
        drop(connection);
    }

    /**
     * A connection that failed once is not trusted again, and neither are those of the same age.
     */
    private void drop(Connection connection) {
        close(connection);
        synchronized (idle) {
            idle.forEach(Road::close);
            idle.clear();
        }
    }

    private static void close(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // It is gone already, which is what was wanted.
            return;
        }
    }
}

package io.drillmaster.connector.postgres;

import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.reconcile.Door;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Connections to the members of a cluster that are held for longer than one question. */
public final class Doors {

    private Doors() {}

    /** To whoever takes writes, to look; the password is read anew. */
    public static Connection primary(PostgresCluster cluster, Deadline deadline)
            throws SQLException {
        return primary(cluster, cluster.monitor(), deadline);
    }

    /** To whoever takes writes, as the clients that write. */
    public static Connection writing(PostgresCluster cluster, Deadline deadline)
            throws SQLException {
        return primary(cluster, cluster.client(), deadline);
    }

    private static Connection primary(PostgresCluster cluster, Login login, Deadline deadline)
            throws SQLException {
        SQLException last = new SQLException("no member of " + cluster.name() + " is a primary");
        for (String host : cluster.members().keySet()) {
            try {
                Connection connection = member(cluster, host, login, deadline);
                if (Door.isPrimary(connection)) {
                    return connection;
                }
                connection.close();
            } catch (SQLException e) {
                last = e;
            }
        }
        throw last;
    }

    static Connection member(PostgresCluster cluster, String host, Deadline deadline)
            throws SQLException {
        return member(cluster, host, cluster.monitor(), deadline);
    }

    private static Connection member(
            PostgresCluster cluster, String host, Login login, Deadline deadline)
            throws SQLException {
        String address = cluster.members().getOrDefault(host, host);
        Door door = new Door(address, cluster.port(), cluster.database(), login.user());
        try {
            return door.open(login.secret(), deadline);
        } catch (IOException e) {
            throw new SQLException(
                    "the password of %s cannot be read from %s; the estate names that file under secrets"
                            .formatted(login.user(), login.password()),
                    e);
        }
    }
}

package io.drillmaster.connector.postgres;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The PostgreSQL servers of one database cluster.
 *
 * @param name the name the estate gives it
 * @param members host name to the address its server is asked at
 * @param monitor who may look at settings and replication
 * @param client as whom the clients write
 */
public record PostgresCluster(
        String name,
        SortedMap<String, String> members,
        int port,
        String database,
        Login monitor,
        Login client) {

    public PostgresCluster {
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
        if (members.isEmpty()) {
            throw new IllegalArgumentException("the cluster " + name + " has no members");
        }
    }

    public static PostgresCluster of(
            String name,
            Map<String, String> members,
            int port,
            String database,
            Login monitor,
            Login client) {
        return new PostgresCluster(name, new TreeMap<>(members), port, database, monitor, client);
    }
}

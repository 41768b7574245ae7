package io.drillmaster.connector.redis;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Redis and its replicas.
 *
 * @param servers host name to the address it is asked at
 * @param roads host name to the address at which the others follow it
 * @param password a file that holds the password and nothing else; empty where none is needed
 */
public record RedisGroup(
        String name,
        SortedMap<String, String> servers,
        SortedMap<String, String> roads,
        int port,
        Optional<Path> password) {

    public RedisGroup {
        servers = Collections.unmodifiableSortedMap(new TreeMap<>(servers));
        roads = Collections.unmodifiableSortedMap(new TreeMap<>(roads));
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("the Redis " + name + " has no servers");
        }
    }

    /** One whose servers follow each other where they are asked, too. */
    public static RedisGroup of(
            String name, Map<String, String> servers, int port, Optional<Path> password) {
        return of(name, servers, servers, port, password);
    }

    public static RedisGroup of(
            String name,
            Map<String, String> servers,
            Map<String, String> roads,
            int port,
            Optional<Path> password) {
        return new RedisGroup(name, new TreeMap<>(servers), new TreeMap<>(roads), port, password);
    }
}

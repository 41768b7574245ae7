package io.drillmaster.connector.consul;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Consul servers of an estate.
 *
 * @param name the name the estate gives them
 * @param servers host name to the root of its HTTP interface
 */
public record ConsulGroup(String name, SortedMap<String, URI> servers) {

    public ConsulGroup {
        servers = Collections.unmodifiableSortedMap(new TreeMap<>(servers));
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("the Consul group " + name + " has no servers");
        }
    }

    public static ConsulGroup of(String name, Map<String, URI> servers) {
        return new ConsulGroup(name, new TreeMap<>(servers));
    }
}

package io.drillmaster.connector.consul;

import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Consul servers of an estate.
 *
 * @param name the name the estate gives them
 * @param servers host name to the root of its HTTP interface
 * @param leads keys that say who leads something, and so move by themselves
 */
public record ConsulGroup(String name, SortedMap<String, URI> servers, Set<String> leads) {

    public ConsulGroup {
        leads = Set.copyOf(leads);
        servers = Collections.unmodifiableSortedMap(new TreeMap<>(servers));
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("the Consul group " + name + " has no servers");
        }
    }

    public static ConsulGroup of(String name, Map<String, URI> servers) {
        return new ConsulGroup(name, new TreeMap<>(servers), Set.of());
    }

    /** The same with keys that say who leads. */
    public ConsulGroup leading(Set<String> keys) {
        return new ConsulGroup(name, servers, keys);
    }
}

package io.drillmaster.connector.haproxy;

import java.util.List;

/**
 * Load balancers that route clients alike.
 *
 * @param name the name the estate gives them
 * @param config where each keeps its configuration
 * @param socket where each answers questions about its state
 * @param writePort the port clients write at, which tells the write backend
 * @param readPort the port clients read at
 */
public record EdgeGroup(
        String name,
        List<String> hosts,
        String config,
        String socket,
        int writePort,
        int readPort) {

    public EdgeGroup {
        hosts = List.copyOf(hosts);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("the edges " + name + " have no hosts");
        }
    }
}

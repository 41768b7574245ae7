package io.drillmaster.connector.simulated;

import java.time.Duration;
import java.util.List;

/**
 * What the simulated estate consists of.
 *
 * @param database the name of the database under the cluster manager
 * @param members hosts of the database; the first one leads
 * @param hosts every host
 * @param lease how long a silent leader keeps the lead
 */
public record SimulatedCluster(
        String database,
        List<String> members,
        List<String> hosts,
        List<String> edges,
        Duration lease) {

    public SimulatedCluster {
        members = List.copyOf(members);
        hosts = List.copyOf(hosts);
        edges = List.copyOf(edges);
    }
}

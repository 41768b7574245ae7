package io.drillmaster.connector.fix;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The gateways of one venue, and as whom they are spoken to.
 *
 * @param hosts in the order in which they are tried
 * @param addresses host name to the address it is asked at
 * @param sender our name and {@code target} theirs
 * @param password a file that holds the password and nothing else; empty where none is needed
 */
public record FixGateways(
        String name,
        List<String> hosts,
        Map<String, String> addresses,
        int port,
        String sender,
        String target,
        Optional<Path> password) {

    public FixGateways {
        hosts = List.copyOf(hosts);
        addresses = Map.copyOf(addresses);
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("the venue " + name + " has no gateways");
        }
    }
}

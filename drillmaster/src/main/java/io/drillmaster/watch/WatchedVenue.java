package io.drillmaster.watch;

import io.drillmaster.connector.Secret;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the watches need to know about a venue and its FIX gateways.
 *
 * @param name the estate's name for it, which runbooks use
 * @param gateways where clients log on, in the order they try, as {@code host:port}
 * @param sender our name and {@code target} theirs
 * @param password of the session; empty where none is needed
 * @param hosts host name to where it is reached on the management network
 */
public record WatchedVenue(
        String name,
        List<String> gateways,
        String sender,
        String target,
        Secret password,
        SortedMap<String, String> hosts) {

    public WatchedVenue {
        gateways = List.copyOf(gateways);
        hosts = Collections.unmodifiableSortedMap(new TreeMap<>(hosts));
    }
}

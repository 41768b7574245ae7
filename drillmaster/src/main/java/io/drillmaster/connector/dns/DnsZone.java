package io.drillmaster.connector.dns;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One zone and the servers that each take updates of it.
 *
 * @param name the estate's name for it
 * @param servers each by the name of its host
 * @param key the name of the key that updates are signed with
 * @param secret where the key is kept, as base64
 */
public record DnsZone(
        String name,
        SortedMap<String, InetSocketAddress> servers,
        String zone,
        String key,
        Path secret) {

    public DnsZone {
        servers = Collections.unmodifiableSortedMap(new TreeMap<>(servers));
    }

    /** The same servers, given in any order, all at one port. */
    public static DnsZone of(
            String name, Map<String, String> servers, int port, String zone, TsigKey key) {
        SortedMap<String, InetSocketAddress> at = new TreeMap<>();
        servers.forEach((host, address) -> at.put(host, new InetSocketAddress(address, port)));
        return new DnsZone(name, at, zone, key.name(), key.secret());
    }

    /** What updates are signed with. */
    public record TsigKey(String name, Path secret) {}
}

package io.drillmaster.connector.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;

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

    /** The same zone at some of its servers only. */
    DnsZone at(Collection<String> some) {
        SortedMap<String, InetSocketAddress> left = new TreeMap<>(servers);
        left.keySet().retainAll(some);
        return new DnsZone(name, left, zone, key, secret);
    }

    /** What updates are signed with, read anew each time. */
    TSIG tsig() throws IOException {
        String text;
        try {
            text = Files.readString(secret).strip();
        } catch (IOException e) {
            throw new IOException("the key in " + secret + " cannot be read", e);
        }
        try {
            Name name = Name.fromString(key, Name.root);
            return new TSIG(TSIG.HMAC_SHA256, name, Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new IOException("the key in " + secret + " is not base64", e);
        }
    }

    /** The name of a key and where it is kept. */
    public record TsigKey(String name, Path secret) {}
}

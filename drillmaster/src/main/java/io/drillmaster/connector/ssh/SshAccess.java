package io.drillmaster.connector.ssh;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How to log in to every host of an estate.
 *
 * @param key the private key, in OpenSSH's or PEM form, without a passphrase
 * @param knownHosts the only host keys that are trusted
 * @param addresses host name to the address it is reached at
 */
public record SshAccess(
        String user, int port, Path key, Path knownHosts, SortedMap<String, String> addresses) {

    public SshAccess {
        addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
    }

    public static SshAccess of(
            String user, int port, Path key, Path knownHosts, Map<String, String> addresses) {
        return new SshAccess(user, port, key, knownHosts, new TreeMap<>(addresses));
    }
}

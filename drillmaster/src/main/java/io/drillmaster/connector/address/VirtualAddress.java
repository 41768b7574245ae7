package io.drillmaster.connector.address;

import java.util.List;

/**
 * An address that one of some hosts holds at a time.
 *
 * @param name the estate's name for it
 * @param hosts the preferred holder first
 */
public record VirtualAddress(String name, List<String> hosts, String address) {

    public VirtualAddress {
        hosts = List.copyOf(hosts);
    }
}

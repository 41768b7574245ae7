package io.drillmaster.app;

import io.drillmaster.plan.Estate;
import io.drillmaster.plan.ServiceKind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Where the hosts of an estate are reached. */
record Places(Estate estate) {

    /** Every host at its management address. */
    Map<String, String> management() {
        return estate.hosts().values().stream()
                .collect(Collectors.toMap(Estate.Host::name, Estate.Host::management));
    }

    /** Every address of every host. */
    Map<String, List<String>> addresses() {
        return estate.hosts().values().stream()
                .collect(
                        Collectors.toMap(
                                Estate.Host::name,
                                host -> List.of(host.management(), host.address())));
    }

    /** Every host and virtual address where other hosts reach it. */
    Map<String, String> reached() {
        Map<String, String> reached = new TreeMap<>();
        estate.services(ServiceKind.ADDRESS)
                .values()
                .forEach(each -> reached.put(each.name(), each.setting("address")));
        estate.hosts().forEach((name, host) -> reached.put(name, host.address()));
        return reached;
    }

    Map<String, String> at(List<String> hosts) {
        Map<String, String> addresses = new TreeMap<>(management());
        addresses.keySet().retainAll(hosts);
        return addresses;
    }

    Map<String, URI> at(List<String> hosts, int port) {
        Map<String, URI> roots = new TreeMap<>();
        at(hosts).forEach((host, to) -> roots.put(host, URI.create("http://" + to + ":" + port)));
        return roots;
    }
}

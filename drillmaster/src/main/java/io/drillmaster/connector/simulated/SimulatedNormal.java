package io.drillmaster.connector.simulated;

import java.util.Map;
import java.util.TreeMap;

/**
 * How the simulated estate is when nobody does anything to it, and what its faults leave of that.
 */
final class SimulatedNormal {

    private SimulatedNormal() {}

    static Map<String, String> host(SimulatedEstate estate, String host) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("unit:ssh.service", "active/enabled");
        if (estate.cluster().members().contains(host)) {
            facts.put("unit:patroni.service", "active/enabled");
        }
        if (estate.cluster().edges().contains(host)) {
            facts.put("unit:haproxy.service", "active/enabled");
        }
        facts.put("nft:inet filter", "5f0c1d2e3b4a");
        facts.put("file:/etc/hosts", "1a2b3c4d5e6f");
        facts.put("sysctl:net.ipv4.ip_forward", "0");
        estate.isolatedBy(host)
                .map(SimulatedFacts::table)
                .ifPresent(table -> facts.put("nft:inet " + table, "a cut"));
        return facts;
    }

    /** A member that neither leads nor follows is not as it was. */
    static Map<String, String> patroni(SimulatedEstate estate) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("config", "0123456789ab");
        facts.put("paused", "no");
        facts.put("planned", "none");
        for (String member : estate.cluster().members()) {
            if (estate.powered(member)) {
                boolean well =
                        estate.streaming().contains(member)
                                || estate.leader().filter(member::equals).isPresent();
                facts.put("member:" + member, well ? "well" : "starting");
            }
        }
        return facts;
    }

    static Map<String, String> postgres() {
        return new TreeMap<>(
                Map.of("superuser:postgres", "may log in", "database:trading", "of hft_user"));
    }

    static Map<String, String> haproxy(SimulatedEstate estate) {
        Map<String, String> facts = new TreeMap<>();
        for (String edge : estate.cluster().edges()) {
            for (String member : estate.cluster().members()) {
                facts.put("server:" + edge + "/writes/" + member, "ready, weight 1");
            }
        }
        return facts;
    }
}

package io.drillmaster.connector.simulated;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What looks at the simulated estate find, in the words of the real connectors. */
final class SimulatedFacts {

    private SimulatedFacts() {}

    static Map<String, String> cluster(SimulatedEstate estate) {
        List<String> streaming = estate.streaming();
        Map<String, String> facts = new TreeMap<>();
        facts.put("leaders", estate.leader().isPresent() ? "1" : "0");
        facts.put("leader", estate.leader().orElse("none"));
        facts.put("members", String.valueOf(members(estate)));
        facts.put("streaming", String.valueOf(streaming.size()));
        facts.put("replicas", String.valueOf(streaming.size()));
        facts.put("sync", sync(streaming));
        facts.put("synchronous", String.valueOf(streaming.size()));
        facts.put("lag", "0B");
        facts.put("known-lag", "0B");
        facts.put("timeline", String.valueOf(estate.timeline()));
        facts.put("timelines", "1");
        facts.put("paused", "no");
        return facts;
    }

    private static long members(SimulatedEstate estate) {
        return estate.cluster().members().stream().filter(estate::answers).count();
    }

    static Map<String, String> patroni(SimulatedEstate estate) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("ttl", estate.cluster().lease().toSeconds() + "s");
        facts.put("loop_wait", "1s");
        facts.put("retry_timeout", "2s");
        facts.put("primary_start_timeout", "10s");
        facts.put("synchronous_mode", "on");
        facts.put("synchronous_mode_strict", "off");
        facts.put("maximum_lag_on_failover", "1048576B");
        facts.put("use_pg_rewind", "on");
        facts.put("patroni-version", "simulated");
        facts.put("postgres-version", "simulated");
        return facts;
    }

    static Map<String, String> history(SimulatedEstate estate) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("switches", String.valueOf(estate.leads().size()));
        facts.put("last-timeline", String.valueOf(estate.timeline()));
        facts.put("last-leader", estate.leader().orElse("none"));
        return facts;
    }

    static Map<String, String> client() {
        return new TreeMap<>(Map.of("user", "simulated", "login", "accepted"));
    }

    static Map<String, String> postgres() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("synchronous_commit", "on");
        facts.put("synchronous_standby_names", "chi-db1");
        facts.put("data_checksums", "on");
        facts.put("wal_log_hints", "on");
        facts.put("fsync", "on");
        facts.put("full_page_writes", "on");
        facts.put("version", "simulated");
        return facts;
    }

    static Map<String, String> haproxy() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("inter", "100ms");
        facts.put("fastinter", "100ms");
        facts.put("downinter", "100ms");
        facts.put("fall", "2");
        facts.put("rise", "1");
        facts.put("on-marked-down", "shutdown-sessions");
        facts.put("timeout-connect", "1s");
        facts.put("timeout-check", "300ms");
        facts.put("retries", "0");
        facts.put("version", "simulated");
        return facts;
    }

    static Map<String, String> backends(SimulatedEstate estate) {
        boolean up = estate.accepts(SimulatedEstate.CLIENT, estate.clock().now());
        Map<String, String> facts = new TreeMap<>();
        facts.put("writes-up", up ? "1" : "0");
        facts.put("write-server", up ? estate.leader().orElse("none") : "none");
        facts.put("reads-up", String.valueOf(estate.streaming().size()));
        facts.put("edges-agree", "yes");
        facts.put(
                "edges-answering",
                String.valueOf(
                        estate.cluster().hosts().stream()
                                .filter(host -> host.endsWith("-edge") && estate.powered(host))
                                .count()));
        return facts;
    }

    static Map<String, String> power(SimulatedEstate estate, String host) {
        return Map.of("power", estate.powered(host) ? "on" : "off");
    }

    static Map<String, String> tables(SimulatedEstate estate, String host) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("tables", estate.isolatedBy(host).isPresent() ? "1" : "0");
        facts.put("names", estate.isolatedBy(host).map(SimulatedFacts::table).orElse("none"));
        facts.put("packets", "0");
        facts.put("bytes", "0B");
        return facts;
    }

    static String table(String token) {
        return "drillmaster_" + token;
    }

    /** Nobody looks after the simulated estate, so nobody is alarmed. */
    static Map<String, String> alerts() {
        return Map.of("firing", "0", "expected", "0", "suppressed", "0", "names", "none");
    }

    static Map<String, String> health() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("failed-units", "0");
        facts.put("failed", "none");
        facts.put("disk-used", "0%");
        facts.put("inodes-used", "0%");
        facts.put("memory-free", "100%");
        return facts;
    }

    /** Its hosts write nothing down, so there is no file to name. */
    static Map<String, String> logs() {
        return Map.of("kept", "yes", "lines", "0", "files", "0");
    }

    static Map<String, String> parity(SimulatedEstate estate) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("answering", String.valueOf(members(estate)));
        facts.put("versions", "1");
        facts.put("differing", "0");
        return facts;
    }

    static Map<String, String> replication(SimulatedEstate estate) {
        List<String> streaming = estate.streaming();
        Map<String, String> facts = new TreeMap<>();
        facts.put("streaming", String.valueOf(streaming.size()));
        facts.put("sync", sync(streaming));
        facts.put("replay-lag", "0ms");
        return facts;
    }

    private static String sync(List<String> streaming) {
        return streaming.isEmpty() ? "none" : String.join(",", streaming);
    }

    static Map<String, String> consul() {
        return Map.of("servers", "3", "alive", "3", "agree", "yes");
    }

    static Map<String, String> reach() {
        return Map.of("reachable", "yes", "clock-offset", "0ms", "clock-error", "0ms");
    }

    /** Its sites are joined by one cable, and by no router. */
    static Map<String, String> routes() {
        return Map.of(
                "bird", "no", "neighbours", "0", "bfd-up", "0", "via", "lan0", "gateway", "none");
    }

    static Map<String, String> symmetry() {
        return Map.of("there", "lan0", "back", "lan0", "symmetric", "yes");
    }
}

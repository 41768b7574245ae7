package io.drillmaster.plan;

import io.drillmaster.runbook.StopList;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The systems a drill may touch, by name.
 *
 * @param sites site name to its part: primary, dr, witness, client or vault
 * @param secrets name to where the secret is kept, never the secret
 * @param services what else stands on the hosts, by name
 * @param vantage the host from whose place the client's view is measured
 * @param contacts people's names to their mail addresses
 * @param markets whose trading no drill may disturb
 * @param clockBound how far a host's clock may be off
 * @param digest SHA-256 of the source text, in hex
 */
public record Estate(
        String name,
        Kind kind,
        SortedMap<String, String> sites,
        SortedMap<String, Host> hosts,
        Optional<Ssh> ssh,
        SortedMap<String, SecretSource> secrets,
        SortedMap<String, Database> databases,
        SortedMap<String, Edges> haproxy,
        SortedMap<String, ConsulServers> consul,
        SortedMap<String, Service> services,
        Optional<Power> power,
        Optional<String> vantage,
        SortedMap<String, List<String>> roles,
        SortedMap<String, String> contacts,
        StopList stops,
        SortedMap<String, Market> markets,
        Duration clockBound,
        String source,
        String digest) {

    /** How a runbook calls the whole of it, whatever its name is. */
    public static final String ITSELF = "estate";

    /** How far a clock may be off, unless the estate says otherwise. */
    public static final Duration CLOCK_BOUND = Duration.ofMillis(50);

    /** What is at stake on this estate. */
    public enum Kind {
        LAB,
        SIMULATED,
        PRODUCTION
    }

    /** One machine; the coordinator talks to its management address, clients to its address. */
    public record Host(String name, String site, String management, String address) {}

    /** How the coordinator logs in. */
    public record Ssh(String user, int port, String key, String knownHosts) {}

    /** Where a secret is read from when it is needed. */
    public record SecretSource(String file) {}

    /** A replicated database under a cluster manager. */
    public record Database(
            String name,
            String manager,
            String scope,
            List<String> members,
            Optional<String> preferred,
            int restPort,
            int port,
            String database,
            String user,
            String password,
            String monitor,
            List<String> writes,
            List<String> reads) {

        public Database {
            members = List.copyOf(members);
            writes = List.copyOf(writes);
            reads = List.copyOf(reads);
        }
    }

    /** Load balancers that route clients. */
    public record Edges(List<String> hosts, String config, String socket) {

        public Edges {
            hosts = List.copyOf(hosts);
        }
    }

    /** Consul servers. */
    public record ConsulServers(List<String> servers, int port) {

        public ConsulServers {
            servers = List.copyOf(servers);
        }
    }

    /**
     * A named service of some kind on some hosts.
     *
     * @param hosts in the order in which they are written; for some kinds the first is preferred
     * @param settings what else a service of its kind says of itself; of a secret, its name
     */
    public record Service(
            String name,
            ServiceKind kind,
            List<String> hosts,
            int port,
            SortedMap<String, String> settings) {

        public Service {
            hosts = List.copyOf(hosts);
            settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
        }

        /** A setting that services of this kind must have. */
        public String setting(String key) {
            return Optional.ofNullable(settings.get(key)).orElse("");
        }
    }

    /** The services of one kind, by name. */
    public SortedMap<String, Service> services(ServiceKind kind) {
        SortedMap<String, Service> those = new TreeMap<>(services);
        those.values().removeIf(service -> service.kind() != kind);
        return those;
    }

    /** The key in Consul that names the host that leads a venue. */
    public static String leaderKey(Service venue) {
        String key = venue.setting("leader");
        return key.isEmpty() ? "service/trading/primary" : key;
    }

    /** Who can cut and restore a host's power. */
    public record Power(String lab, String command) {}
}

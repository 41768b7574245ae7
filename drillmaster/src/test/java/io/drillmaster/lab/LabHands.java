package io.drillmaster.lab;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.FolderExhibits;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.fix.FixGateways;
import io.drillmaster.connector.haproxy.EdgeGroup;
import io.drillmaster.connector.http.Servers;
import io.drillmaster.connector.mail.Post;
import io.drillmaster.connector.patroni.PatroniCluster;
import io.drillmaster.connector.patroni.PatroniConnector;
import io.drillmaster.connector.postgres.Login;
import io.drillmaster.connector.postgres.PostgresCluster;
import io.drillmaster.connector.postgres.PostgresConnector;
import io.drillmaster.connector.redis.RedisGroup;
import io.drillmaster.connector.s3.S3Archive;
import io.drillmaster.connector.ssh.SshAccess;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.ServiceKind;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** What connectors need to know of the lab, taken from its estate. */
public final class LabHands {

    public static final String DATABASE = "trading-db";
    public static final String EDGES = "edges";

    private final TestLab lab;
    private final Estate estate;

    public LabHands(TestLab lab) {
        this.lab = lab;
        this.estate = lab.estate();
    }

    public SshAccess ssh() {
        Estate.Ssh ssh = estate.ssh().orElseThrow();
        return SshAccess.of(
                ssh.user(),
                ssh.port(),
                Path.of(ssh.key()),
                Path.of(ssh.knownHosts()),
                management());
    }

    /** The same hosts at another port, or at this very machine. */
    public SshAccess ssh(int port, boolean here) {
        SshAccess access = ssh();
        Map<String, String> addresses = new TreeMap<>(access.addresses());
        if (here) {
            addresses.replaceAll((_, _) -> "127.0.0.1");
        }
        return SshAccess.of(access.user(), port, access.key(), access.knownHosts(), addresses);
    }

    public PatroniCluster patroni() {
        Map<String, URI> rest = new TreeMap<>();
        members().forEach((host, at) -> rest.put(host, URI.create("http://" + at + ":8008")));
        return PatroniCluster.of(DATABASE, "trading", rest);
    }

    public PostgresCluster postgres() {
        Estate.Database database = Objects.requireNonNull(estate.databases().get(DATABASE));
        return PostgresCluster.of(
                DATABASE,
                members(),
                database.port(),
                database.database(),
                new Login(database.monitor(), secret(database.monitor())),
                new Login(database.user(), secret(database.password())));
    }

    private Path secret(String name) {
        return Path.of(Objects.requireNonNull(estate.secrets().get(name)).file());
    }

    public EdgeGroup edges() {
        Estate.Edges edges = Objects.requireNonNull(estate.haproxy().get(EDGES));
        return new EdgeGroup(EDGES, edges.hosts(), edges.config(), edges.socket(), 5000, 5001);
    }

    /** The one Redis of the estate. */
    public RedisGroup redis() {
        Estate.Service service = estate.services(ServiceKind.REDIS).values().iterator().next();
        Map<String, String> roads = new TreeMap<>();
        service.hosts()
                .forEach(host ->
                        roads.put(
                                host, Objects.requireNonNull(estate.hosts().get(host)).address()));
        return RedisGroup.of(
                service.name(),
                of(service.hosts()),
                roads,
                service.port(),
                Optional.of(secret(service.setting("password"))));
    }

    /** The one venue of the estate. */
    public FixGateways fix() {
        Estate.Service service = estate.services(ServiceKind.FIX).values().iterator().next();
        return new FixGateways(
                service.name(),
                service.hosts(),
                of(service.hosts()),
                service.port(),
                service.setting("sender"),
                service.setting("target"),
                Optional.of(secret(service.setting("password"))));
    }

    private Map<String, String> of(List<String> hosts) {
        Map<String, String> some = management();
        some.keySet().retainAll(hosts);
        return some;
    }

    /** Consul servers by host. */
    public Map<String, URI> consul() {
        Estate.ConsulServers servers = estate.consul().firstEntry().getValue();
        Map<String, URI> roots = new TreeMap<>();
        servers.servers()
                .forEach(host ->
                        roots.put(
                                host,
                                URI.create(
                                        "http://%s:%d"
                                                .formatted(
                                                        management().get(host), servers.port()))));
        return roots;
    }

    /** The services of one kind that answer over HTTP, each at its management address. */
    public List<Servers> servers(ServiceKind kind) {
        return estate.services(kind).values().stream()
                .map(service -> Servers.of(service.name(), roots(service)))
                .toList();
    }

    private Map<String, URI> roots(Estate.Service service) {
        Map<String, URI> roots = new TreeMap<>();
        service.hosts()
                .forEach(host ->
                        roots.put(
                                host,
                                URI.create(
                                        "http://%s:%d"
                                                .formatted(
                                                        management().get(host), service.port()))));
        return roots;
    }

    /** The mail service, at another port or place if need be. */
    public Post post(Function<String, String> address, int port) {
        Estate.Service service = estate.services(ServiceKind.MAIL).firstEntry().getValue();
        SortedMap<String, String> addresses = new TreeMap<>();
        service.hosts()
                .forEach(host ->
                        addresses.put(host, address.apply(management().getOrDefault(host, host))));
        return new Post(
                service.name(), addresses, port, service.setting("from"), estate.contacts());
    }

    public Map<String, String> management() {
        Map<String, String> addresses = new TreeMap<>();
        estate.hosts().forEach((name, host) -> addresses.put(name, host.management()));
        return addresses;
    }

    /** Every address of every host. */
    public Map<String, List<String>> addresses() {
        Map<String, List<String>> addresses = new TreeMap<>();
        estate.hosts()
                .forEach((name, host) ->
                        addresses.put(name, List.of(host.management(), host.address())));
        return addresses;
    }

    /** The archive of the full estate. */
    public S3Archive archive() {
        Estate.Service service = estate.services(ServiceKind.S3).firstEntry().getValue();
        return new S3Archive(
                service.name(),
                URI.create(
                        "http://%s:%d"
                                .formatted(
                                        management().get(service.hosts().getFirst()),
                                        service.port())),
                service.setting("bucket"),
                service.setting("region"),
                secret(service.setting("access-key")),
                secret(service.setting("secret-key")));
    }

    /** What a look at the database cluster finds now. */
    public Facts cluster() {
        try (Connector patroni = new PatroniConnector(List.of(patroni()))) {
            Call look = Call.of("patroni.cluster", DATABASE, Duration.ofSeconds(10));
            return patroni.perform(look) instanceof Outcome.Done done ? done.facts() : Facts.NONE;
        }
    }

    /** Who takes writes, as PostgreSQL tells; what Patroni tells may be a second old. */
    public String leader() {
        AtomicReference<String> leader = new AtomicReference<>("none");
        Eventually.holds(
                "somebody who takes writes on lab " + lab.name(),
                Duration.ofMinutes(1),
                () -> {
                    leader.set(database("postgres.settings").getOrDefault("leader", "none"));
                    return !leader.get().equals("none");
                });
        return leader.get();
    }

    private Map<String, String> database(String verb) {
        try (SshSessions sessions = new SshSessions(ssh());
                Connector postgres =
                        new PostgresConnector(
                                List.of(postgres()), sessions, FolderExhibits.anywhere())) {
            Call look = Call.of(verb, DATABASE, Duration.ofSeconds(10));
            return postgres.perform(look) instanceof Outcome.Done done
                    ? done.facts().values()
                    : Map.of();
        }
    }

    /** Waits until one leads and the others follow in step, as every drill would. */
    public void awaitWhole() {
        Eventually.holds(
                "a whole cluster on lab " + lab.name(), Duration.ofMinutes(3), this::isWhole);
    }

    /** By Patroni and by PostgreSQL, for Patroni does not see at once that a server was killed. */
    private boolean isWhole() {
        Map<String, String> facts = cluster().values();
        Map<String, String> whole =
                Map.of(
                        "leaders", "1",
                        "members", "3",
                        "streaming", "2",
                        "timelines", "1",
                        "lag", "0B");
        return facts.entrySet().containsAll(whole.entrySet())
                && facts.getOrDefault("sync", "").contains(",")
                && "2".equals(database("postgres.replication").get("streaming"));
    }

    private Map<String, String> members() {
        Map<String, String> members = management();
        members.keySet()
                .retainAll(Objects.requireNonNull(estate.databases().get(DATABASE)).members());
        return members;
    }
}

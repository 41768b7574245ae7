package io.drillmaster.app;

import io.drillmaster.connector.Connector;
import io.drillmaster.connector.address.AddressConnector;
import io.drillmaster.connector.address.VirtualAddress;
import io.drillmaster.connector.alertmanager.AlertmanagerConnector;
import io.drillmaster.connector.backup.BackupConnector;
import io.drillmaster.connector.certificate.CertificateConnector;
import io.drillmaster.connector.consul.ConsulConnector;
import io.drillmaster.connector.consul.ConsulGroup;
import io.drillmaster.connector.deadman.DeadManConnector;
import io.drillmaster.connector.dns.DnsConnector;
import io.drillmaster.connector.dns.DnsZone;
import io.drillmaster.connector.fix.FixConnector;
import io.drillmaster.connector.fix.FixGateways;
import io.drillmaster.connector.haproxy.EdgeGroup;
import io.drillmaster.connector.haproxy.HaproxyConnector;
import io.drillmaster.connector.host.HostConnector;
import io.drillmaster.connector.http.HttpConnector;
import io.drillmaster.connector.http.Servers;
import io.drillmaster.connector.mail.MailConnector;
import io.drillmaster.connector.mail.Post;
import io.drillmaster.connector.market.MarketConnector;
import io.drillmaster.connector.market.TradingHours;
import io.drillmaster.connector.network.NetworkConnector;
import io.drillmaster.connector.patroni.PatroniCluster;
import io.drillmaster.connector.patroni.PatroniConnector;
import io.drillmaster.connector.postgres.Login;
import io.drillmaster.connector.postgres.PostgresCluster;
import io.drillmaster.connector.postgres.PostgresConnector;
import io.drillmaster.connector.postgres.RoadConnector;
import io.drillmaster.connector.power.PowerConnector;
import io.drillmaster.connector.power.PowerSwitch;
import io.drillmaster.connector.prometheus.PrometheusConnector;
import io.drillmaster.connector.s3.S3Archive;
import io.drillmaster.connector.s3.S3Connector;
import io.drillmaster.connector.redis.RedisConnector;
import io.drillmaster.connector.redis.RedisGroup;
import io.drillmaster.connector.script.ScriptConnector;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.SshConnector;
import io.drillmaster.connector.systemd.SystemdConnector;
import io.drillmaster.connector.trading.TradingConnector;
import io.drillmaster.connector.trading.TradingSystem;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.ServiceKind;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The connectors of a real estate, one line for each technology. */
final class Hands {

    private static final PowerSwitch NO_POWER = PowerSwitch.of("", "", Set.of());

    private final Estate estate;
    private final Secrets secrets;

    Hands(Estate estate, Secrets secrets) {
        this.estate = estate;
        this.secrets = secrets;
    }

    /**
     * All of them.
     *
     * @param clock says what hour it is
     */
    List<Connector> all(RemoteShell shell, InstantSource clock) {
        return List.of(
                new MarketConnector(markets(estate), clock),
                new SshConnector(shell),
                new SystemdConnector(shell),
                new NetworkConnector(shell, reached()),
                new HostConnector(shell),
                new HttpConnector(management()),
                new ScriptConnector(shell),
                new PowerConnector(estate.power().map(this::power).orElse(NO_POWER)),
                new PatroniConnector(of(estate.databases().values(), this::patroni)),
                new PostgresConnector(of(estate.databases().values(), this::postgres), shell),
                new HaproxyConnector(edges(), shell),
                new ConsulConnector(consul()),
                new BackupConnector(
                        shell, addresses(), of(estate.databases().values(), this::postgres)),
                new S3Connector(of(services(ServiceKind.S3), this::archive), shell),
                new DnsConnector(of(services(ServiceKind.DNS), this::dns), reached()),
                new AddressConnector(of(services(ServiceKind.ADDRESS), Hands::address), shell),
                new RoadConnector(roads()),
                new PrometheusConnector(servers(ServiceKind.PROMETHEUS), clock),
                new AlertmanagerConnector(servers(ServiceKind.ALERTMANAGER), clock),
                new MailConnector(posts(), shell, clock),
                new CertificateConnector(management(), shell, clock),
                new DeadManConnector(shell),
                new RedisConnector(of(services(ServiceKind.REDIS), this::redis)),
                new FixConnector(of(services(ServiceKind.FIX), this::fix)),
                new TradingConnector(
                        of(services(ServiceKind.FIX), this::trading),
                        of(estate.databases().values(), this::postgres),
                        management()));
    }

    /** The calendars of an estate. */
    static Map<String, TradingHours> markets(Estate estate) {
        Map<String, TradingHours> markets = new TreeMap<>();
        estate.markets()
                .forEach((name, market) ->
                        markets.put(
                                name,
                                now ->
                                        market.sessionAt(now)
                                                .map(each -> each.from() + " to " + each.to())));
        return markets;
    }

    /** Every host at its management address. */
    Map<String, String> management() {
        return estate.hosts().values().stream()
                .collect(Collectors.toMap(Estate.Host::name, Estate.Host::management));
    }

    /** Every address of every host. */
    private Map<String, List<String>> addresses() {
        return estate.hosts().values().stream()
                .collect(
                        Collectors.toMap(
                                Estate.Host::name,
                                host -> List.of(host.management(), host.address())));
    }

    private S3Archive archive(Estate.Service service) {
        String host = management().getOrDefault(service.hosts().getFirst(), "");
        String scheme = service.port() == 443 ? "https" : "http";
        return new S3Archive(
                service.name(),
                URI.create("%s://%s:%d".formatted(scheme, host, service.port())),
                service.setting("bucket"),
                service.setting("region"),
                secrets.file(service.setting("access-key")),
                secrets.file(service.setting("secret-key")));
    }

    /** Every host and virtual address where other hosts reach it. */
    Map<String, String> reached() {
        Map<String, String> reached = new TreeMap<>();
        services(ServiceKind.ADDRESS)
                .forEach(each -> reached.put(each.name(), each.setting("address")));
        estate.hosts().forEach((name, host) -> reached.put(name, host.address()));
        return reached;
    }

    private Collection<Estate.Service> services(ServiceKind kind) {
        return estate.services(kind).values();
    }

    private DnsZone dns(Estate.Service names) {
        return DnsZone.of(
                names.name(),
                at(names.hosts()),
                names.port(),
                names.setting("zone"),
                new DnsZone.TsigKey(names.setting("key"), secrets.file(names.setting("secret"))));
    }

    private static VirtualAddress address(Estate.Service address) {
        return new VirtualAddress(address.name(), address.hosts(), address.setting("address"));
    }

    private static <A, B> List<B> of(Collection<A> all, Function<A, B> each) {
        return all.stream().map(each).toList();
    }

    private PowerSwitch power(Estate.Power power) {
        return PowerSwitch.of(power.command(), power.lab(), estate.hosts().keySet());
    }

    private PatroniCluster patroni(Estate.Database database) {
        return PatroniCluster.of(
                database.name(), database.scope(), at(database.members(), database.restPort()));
    }

    private PostgresCluster postgres(Estate.Database database) {
        return PostgresCluster.of(
                database.name(),
                at(database.members()),
                database.port(),
                database.database(),
                new Login(database.monitor(), secrets.file(database.monitor())),
                new Login(database.user(), secrets.file(database.password())));
    }

    /** The roads of the clients, each to whatever its load balancer leads to. */
    private Map<String, Map<String, PostgresCluster>> roads() {
        Map<String, Map<String, PostgresCluster>> all = new TreeMap<>();
        for (Estate.Database database : estate.databases().values()) {
            Map<String, PostgresCluster> roads = new TreeMap<>();
            Stream.concat(database.writes().stream(), database.reads().stream())
                    .forEach(road -> roads.put(road, road(database, road)));
            all.put(database.name(), roads);
        }
        return all;
    }

    private PostgresCluster road(Estate.Database database, String road) {
        int colon = road.lastIndexOf(':');
        return PostgresCluster.of(
                road,
                at(List.of(road.substring(0, colon))),
                Integer.parseInt(road.substring(colon + 1)),
                database.database(),
                new Login(database.monitor(), secrets.file(database.monitor())),
                new Login(database.user(), secrets.file(database.password())));
    }

    private List<EdgeGroup> edges() {
        return estate.haproxy().entrySet().stream()
                .map(each ->
                        new EdgeGroup(
                                each.getKey(),
                                each.getValue().hosts(),
                                each.getValue().config(),
                                each.getValue().socket(),
                                port(Estate.Database::writes),
                                port(Estate.Database::reads)))
                .toList();
    }

    /** Which of its ports an edge serves, the databases tell by where clients go. */
    private int port(Function<Estate.Database, List<String>> roads) {
        return estate.databases().values().stream()
                .flatMap(database -> roads.apply(database).stream())
                .map(road -> road.substring(road.lastIndexOf(':') + 1))
                .map(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    private List<ConsulGroup> consul() {
        Set<String> leads =
                services(ServiceKind.FIX).stream()
                        .map(Estate::leaderKey)
                        .collect(Collectors.toSet());
        return estate.consul().entrySet().stream()
                .map(each ->
                        ConsulGroup.of(
                                        each.getKey(),
                                        at(each.getValue().servers(), each.getValue().port()))
                                .leading(leads))
                .toList();
    }

    private List<Servers> servers(ServiceKind kind) {
        return estate.services(kind).values().stream()
                .map(each -> Servers.of(each.name(), at(each.hosts(), each.port())))
                .toList();
    }

    private List<Post> posts() {
        return estate.services(ServiceKind.MAIL).values().stream()
                .map(each ->
                        new Post(
                                each.name(),
                                new TreeMap<>(at(each.hosts())),
                                each.port(),
                                each.setting("from"),
                                estate.contacts()))
                .toList();
    }

    private RedisGroup redis(Estate.Service service) {
        return RedisGroup.of(
                service.name(), at(service.hosts()), service.port(), password(service));
    }

    private FixGateways fix(Estate.Service service) {
        return new FixGateways(
                service.name(),
                service.hosts(),
                at(service.hosts()),
                service.port(),
                service.setting("sender"),
                service.setting("target"),
                password(service));
    }

    private TradingSystem trading(Estate.Service service) {
        return TradingSystem.of(service.name(), at(service.hosts()));
    }

    private Optional<Path> password(Estate.Service service) {
        return Optional.of(service.setting("password"))
                .filter(name -> !name.isEmpty())
                .map(secrets::file);
    }

    private Map<String, String> at(List<String> hosts) {
        Map<String, String> addresses = new TreeMap<>(management());
        addresses.keySet().retainAll(hosts);
        return addresses;
    }

    private Map<String, URI> at(List<String> hosts, int port) {
        Map<String, URI> roots = new TreeMap<>();
        at(hosts).forEach((host, to) -> roots.put(host, URI.create("http://" + to + ":" + port)));
        return roots;
    }
}

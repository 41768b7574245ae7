package io.drillmaster.app;

import io.drillmaster.connector.Connector;
import io.drillmaster.connector.consul.ConsulConnector;
import io.drillmaster.connector.consul.ConsulGroup;
import io.drillmaster.connector.fix.FixConnector;
import io.drillmaster.connector.fix.FixGateways;
import io.drillmaster.connector.haproxy.EdgeGroup;
import io.drillmaster.connector.haproxy.HaproxyConnector;
import io.drillmaster.connector.host.HostConnector;
import io.drillmaster.connector.http.HttpConnector;
import io.drillmaster.connector.market.MarketConnector;
import io.drillmaster.connector.market.TradingHours;
import io.drillmaster.connector.network.NetworkConnector;
import io.drillmaster.connector.patroni.PatroniCluster;
import io.drillmaster.connector.patroni.PatroniConnector;
import io.drillmaster.connector.postgres.Login;
import io.drillmaster.connector.postgres.PostgresCluster;
import io.drillmaster.connector.postgres.PostgresConnector;
import io.drillmaster.connector.power.PowerConnector;
import io.drillmaster.connector.power.PowerSwitch;
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
                new NetworkConnector(shell),
                new HostConnector(shell),
                new HttpConnector(management()),
                new ScriptConnector(shell),
                new PowerConnector(estate.power().map(this::power).orElse(NO_POWER)),
                new PatroniConnector(of(estate.databases().values(), this::patroni)),
                new PostgresConnector(of(estate.databases().values(), this::postgres), shell),
                new HaproxyConnector(edges(), shell),
                new ConsulConnector(consul()),
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

    private Collection<Estate.Service> services(ServiceKind kind) {
        return estate.services(kind).values();
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

package io.drillmaster.app;

import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Exhibits;
import io.drillmaster.connector.backup.BackupConnector;
import io.drillmaster.connector.certificate.CertificateConnector;
import io.drillmaster.connector.consul.ConsulConnector;
import io.drillmaster.connector.consul.ConsulGroup;
import io.drillmaster.connector.deadman.DeadManConnector;
import io.drillmaster.connector.haproxy.EdgeGroup;
import io.drillmaster.connector.haproxy.HaproxyConnector;
import io.drillmaster.connector.host.HostConnector;
import io.drillmaster.connector.host.LogsConnector;
import io.drillmaster.connector.http.HttpConnector;
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
import io.drillmaster.connector.script.ScriptConnector;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.SshConnector;
import io.drillmaster.connector.systemd.SystemdConnector;
import io.drillmaster.connector.trading.TradingConnector;
import io.drillmaster.connector.trading.TradingSystem;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.ServiceKind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
    private final Exhibits exhibits;
    private final Places places;

    Hands(Estate estate, Secrets secrets, Exhibits exhibits) {
        this.estate = estate;
        this.secrets = secrets;
        this.exhibits = exhibits;
        this.places = new Places(estate);
    }

    /**
     * All of them.
     *
     * @param clock says what hour it is
     */
    List<Connector> all(RemoteShell shell, InstantSource clock) {
        List<Connector> all = new ArrayList<>(new ServiceHands(estate, secrets).all(shell, clock));
        Collections.addAll(
                all,
                new MarketConnector(markets(estate), clock),
                new SshConnector(shell),
                new SystemdConnector(shell),
                new NetworkConnector(shell, places.reached()),
                new HostConnector(shell),
                new LogsConnector(shell, exhibits, clock),
                new HttpConnector(places.management()),
                new ScriptConnector(shell),
                new PowerConnector(estate.power().map(this::power).orElse(NO_POWER)),
                new PatroniConnector(of(estate.databases().values(), this::patroni)),
                new PostgresConnector(
                        of(estate.databases().values(), this::postgres), shell, exhibits),
                new HaproxyConnector(edges(), shell),
                new ConsulConnector(consul()),
                new BackupConnector(
                        shell, places.addresses(), of(estate.databases().values(), this::postgres)),
                new RoadConnector(roads()),
                new CertificateConnector(places.management(), shell, clock),
                new DeadManConnector(shell),
                new TradingConnector(
                        of(estate.services(ServiceKind.FIX).values(), this::trading),
                        of(estate.databases().values(), this::postgres),
                        places.management()));
        return all;
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

    private static <A, B> List<B> of(Collection<A> all, Function<A, B> each) {
        return all.stream().map(each).toList();
    }

    private PowerSwitch power(Estate.Power power) {
        return PowerSwitch.of(power.command(), power.lab(), estate.hosts().keySet());
    }

    private PatroniCluster patroni(Estate.Database database) {
        return PatroniCluster.of(
                database.name(),
                database.scope(),
                places.at(database.members(), database.restPort()));
    }

    private PostgresCluster postgres(Estate.Database database) {
        return PostgresCluster.of(
                database.name(),
                places.at(database.members()),
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
                places.at(List.of(road.substring(0, colon))),
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

    private TradingSystem trading(Estate.Service service) {
        return TradingSystem.of(service.name(), places.at(service.hosts()));
    }

    private List<ConsulGroup> consul() {
        Set<String> leads =
                estate.services(ServiceKind.FIX).values().stream()
                        .map(Estate::leaderKey)
                        .collect(Collectors.toSet());
        return estate.consul().entrySet().stream()
                .map(each ->
                        ConsulGroup.of(
                                        each.getKey(),
                                        places.at(
                                                each.getValue().servers(), each.getValue().port()))
                                .leading(leads))
                .toList();
    }
}

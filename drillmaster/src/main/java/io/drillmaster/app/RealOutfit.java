package io.drillmaster.app;

import io.drillmaster.app.desk.Outfit;
import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.Exhibits;
import io.drillmaster.connector.Secret;
import io.drillmaster.connector.ssh.SshAccess;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.engine.SystemTime;
import io.drillmaster.engine.Time;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.ServiceKind;
import io.drillmaster.watch.WatchedDatabase;
import io.drillmaster.watch.WatchedPlaces;
import io.drillmaster.watch.WatchedVenue;
import io.drillmaster.watch.Watches;
import io.drillmaster.watch.vantage.PlacedWatches;
import io.drillmaster.watch.vantage.VantageSettings;
import io.drillmaster.watch.vantage.VantageWatches;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What it takes to act on hosts that exist. */
final class RealOutfit implements Outfit {

    private final Estate estate;
    private final Secrets secrets;
    private final Path scratch;
    private final Places places;
    private final SshSessions shell;
    private final Connectors connectors;

    /**
     * @param runbooks the folder of the catalogue
     */
    RealOutfit(
            Estate estate,
            Secrets secrets,
            Estate.Ssh ssh,
            Path scratch,
            Path runbooks,
            Exhibits exhibits) {
        this.estate = estate;
        this.secrets = secrets;
        this.scratch = scratch;
        this.places = new Places(estate);
        this.shell =
                new SshSessions(
                        SshAccess.of(
                                ssh.user(),
                                ssh.port(),
                                secrets.path(ssh.key()),
                                secrets.path(ssh.knownHosts()),
                                places.management()));
        this.connectors =
                new Connectors(
                        Outfits.with(
                                estate,
                                runbooks,
                                new Hands(estate, secrets, exhibits).all(shell, time()::wall)));
    }

    @Override
    public Connectors connectors() {
        return connectors;
    }

    @Override
    public Time time() {
        return new SystemTime();
    }

    @Override
    public Watches watches(DrillHome drill) {
        String vantage =
                estate.vantage()
                        .orElseThrow(() ->
                                Refusal.usage(
                                        "The estate %s names no vantage, so nobody can watch as a client does; write `vantage: HOST` in %s."
                                                .formatted(estate.name(), estate.source())));
        Map<String, WatchedDatabase> databases = new TreeMap<>();
        estate.databases().forEach((name, each) -> databases.put(name, watched(each)));
        return new PlacedWatches(
                host ->
                        new VantageWatches(
                                new SshVantage(shell, host),
                                VantageSettings.standard(scratch),
                                new WatchedPlaces(databases, venues(), consul()),
                                drill.path()),
                vantage,
                places.reached());
    }

    private WatchedDatabase watched(Estate.Database database) {
        return new WatchedDatabase(
                database.name(),
                database.writes(),
                database.members().stream().map(member -> member(database, member)).toList(),
                database.database(),
                database.user(),
                secrets.read(database.password()),
                "prefer");
    }

    /** Clients log on at business addresses; whoever asks for roles takes the other road. */
    private Map<String, WatchedVenue> venues() {
        Map<String, WatchedVenue> venues = new TreeMap<>();
        estate.services(ServiceKind.FIX)
                .forEach((name, each) -> {
                    SortedMap<String, String> management = new TreeMap<>();
                    each.hosts().forEach(host -> management.put(host, host(host).management()));
                    String password = each.setting("password");
                    venues.put(
                            name,
                            new WatchedVenue(
                                    name,
                                    each.hosts().stream()
                                            .map(host -> host(host).address() + ":" + each.port())
                                            .toList(),
                                    each.setting("sender"),
                                    each.setting("target"),
                                    password.isEmpty() ? new Secret("") : secrets.read(password),
                                    management));
                });
        return venues;
    }

    private Map<String, SortedMap<String, String>> consul() {
        Map<String, SortedMap<String, String>> all = new TreeMap<>();
        estate.consul()
                .forEach((name, each) -> {
                    SortedMap<String, String> roots = new TreeMap<>();
                    each.servers()
                            .forEach(host ->
                                    roots.put(
                                            host,
                                            "http://%s:%d"
                                                    .formatted(
                                                            host(host).management(), each.port())));
                    all.put(name, roots);
                });
        return all;
    }

    private WatchedDatabase.Member member(Estate.Database database, String host) {
        Estate.Host at = host(host);
        return new WatchedDatabase.Member(
                host,
                at.management() + ":" + database.port(),
                "http://" + at.management() + ":" + database.restPort());
    }

    private Estate.Host host(String name) {
        Estate.Host at = estate.hosts().get(name);
        if (at == null) {
            throw new IllegalStateException("the estate was read without its host " + name);
        }
        return at;
    }

    @Override
    public void close() {
        connectors.close();
        shell.close();
    }
}

package io.drillmaster.app;

import io.drillmaster.app.desk.Outfit;
import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.ssh.SshAccess;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.engine.SystemTime;
import io.drillmaster.engine.Time;
import io.drillmaster.plan.Estate;
import io.drillmaster.watch.WatchedDatabase;
import io.drillmaster.watch.Watches;
import io.drillmaster.watch.vantage.PlacedWatches;
import io.drillmaster.watch.vantage.VantageSettings;
import io.drillmaster.watch.vantage.VantageWatches;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** What it takes to act on hosts that exist. */
final class RealOutfit implements Outfit {

    private final Estate estate;
    private final Secrets secrets;
    private final Path scratch;
    private final Hands hands;
    private final SshSessions shell;
    private final Connectors connectors;

    /**
     * @param runbooks the folder of the catalogue
     */
    RealOutfit(Estate estate, Secrets secrets, Estate.Ssh ssh, Path scratch, Path runbooks) {
        this.estate = estate;
        this.secrets = secrets;
        this.scratch = scratch;
        this.hands = new Hands(estate, secrets);
        this.shell =
                new SshSessions(
                        SshAccess.of(
                                ssh.user(),
                                ssh.port(),
                                secrets.path(ssh.key()),
                                secrets.path(ssh.knownHosts()),
                                hands.management()));
        this.connectors =
                new Connectors(Outfits.with(estate, runbooks, hands.all(shell, time()::wall)));
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
                                databases,
                                drill.path()),
                vantage,
                hands.reached());
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

    private WatchedDatabase.Member member(Estate.Database database, String host) {
        Estate.Host at = estate.hosts().get(host);
        if (at == null) {
            throw new IllegalStateException("the estate was read without its host " + host);
        }
        return new WatchedDatabase.Member(
                host,
                at.management() + ":" + database.port(),
                "http://" + at.management() + ":" + database.restPort());
    }

    @Override
    public void close() {
        connectors.close();
        shell.close();
    }
}

package io.drillmaster.app;

import io.drillmaster.app.desk.Outfit;
import io.drillmaster.app.desk.Outfitter;
import io.drillmaster.app.desk.RunbooksConnector;
import io.drillmaster.app.drills.DrillExhibits;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Exhibits;
import io.drillmaster.connector.Verb;
import io.drillmaster.connector.ssh.SshAccess;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.engine.SystemTime;
import io.drillmaster.plan.Estate;
import io.drillmaster.runbook.Verbs;
import io.drillmaster.watch.WatchKinds;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Chooses between the real and the simulated, the only place that knows the difference. */
final class Outfits implements Outfitter {

    private final Path scratch;
    private final Path runbooks;
    private final Exhibits exhibits;

    /**
     * @param scratch a folder for what is packed to be sent to a vantage
     * @param runbooks the folder of the catalogue
     * @param drills the folder of the drills, each of which keeps what it brings home
     */
    Outfits(Path scratch, Path runbooks, Path drills) {
        this.scratch = scratch;
        this.runbooks = runbooks;
        this.exhibits = new DrillExhibits(drills);
    }

    @Override
    public Verbs verbs() {
        return vocabulary();
    }

    private static Verbs vocabulary() {
        List<Verb> acts = words().stream().flatMap(each -> each.verbs().stream()).toList();
        return new Verbs(acts, WatchKinds.all());
    }

    /** Connectors that know every word and no host. */
    static List<Connector> words() {
        Estate nowhere = Nowhere.estate();
        SshAccess access = SshAccess.of("", 22, Path.of(""), Path.of(""), Map.of());
        return with(
                nowhere,
                Path.of(""),
                new Hands(
                                nowhere,
                                new Secrets(nowhere, Path.of("")),
                                new DrillExhibits(Path.of("")))
                        .all(new SshSessions(access), InstantSource.system()));
    }

    /** Whether the catalogue fits an estate only the whole can tell. */
    static List<Connector> with(Estate estate, Path runbooks, List<Connector> hands) {
        List<Connector> all = new ArrayList<>(hands);
        all.add(
                new RunbooksConnector(
                        runbooks, estate, Outfits::vocabulary, hands, new SystemTime()));
        return all;
    }

    @Override
    public Outfit outfit(Estate estate, Path file) {
        return switch (estate.kind()) {
            case SIMULATED -> new SimulatedOutfit(estate, Instant.now());
            case LAB, PRODUCTION ->
                    new RealOutfit(
                            estate,
                            new Secrets(estate, file),
                            estate.ssh()
                                    .orElseThrow(() ->
                                            Refusal.usage(
                                                    "The estate %s does not say how to log in to its hosts: `ssh:` is missing in %s."
                                                            .formatted(estate.name(), file))),
                            scratch,
                            runbooks,
                            exhibits);
        };
    }
}

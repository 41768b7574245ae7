package io.drillmaster.app;

import io.drillmaster.app.desk.Outfit;
import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.app.settings.Refusal;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.market.MarketConnector;
import io.drillmaster.connector.simulated.SimulatedClock;
import io.drillmaster.connector.simulated.SimulatedCluster;
import io.drillmaster.connector.simulated.SimulatedConnector;
import io.drillmaster.connector.simulated.SimulatedEstate;
import io.drillmaster.engine.Time;
import io.drillmaster.engine.VirtualTime;
import io.drillmaster.plan.Estate;
import io.drillmaster.watch.Watches;
import io.drillmaster.watch.simulated.SimulatedWatches;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What it takes to rehearse: an estate in memory, and time that passes when somebody waits. */
final class SimulatedOutfit implements Outfit {

    /** The lease of the lab's tuned profile. */
    private static final Duration LEASE = Duration.ofSeconds(5);

    private static final long SEED = 1;

    private final Instant origin;
    private final VirtualTime time;
    private final SimulatedEstate world;
    private final Connectors connectors;

    /**
     * A rehearsal that begins now, whatever hour that is.
     *
     * @param now where virtual time begins
     */
    SimulatedOutfit(Estate estate, Instant now) {
        this.origin = now.truncatedTo(ChronoUnit.SECONDS);
        this.time = new VirtualTime(origin);
        this.world = new SimulatedEstate(cluster(estate), new Virtual(time), SEED);
        List<Connector> simulated =
                Outfits.words().stream().map(real -> simulated(real, estate)).toList();
        this.connectors = new Connectors(simulated);
    }

    /** A calendar is the same in a rehearsal; only its clock is another. */
    private Connector simulated(Connector real, Estate estate) {
        return real instanceof MarketConnector
                ? new MarketConnector(Hands.markets(estate), time::wall)
                : new SimulatedConnector(real, world);
    }

    private static SimulatedCluster cluster(Estate estate) {
        if (estate.databases().size() != 1) {
            throw Refusal.usage(
                    "The simulated estate %s must have exactly one database; it has %d."
                            .formatted(estate.name(), estate.databases().size()));
        }
        Estate.Database database = estate.databases().values().iterator().next();
        List<String> edges =
                estate.haproxy().values().stream().flatMap(each -> each.hosts().stream()).toList();
        return new SimulatedCluster(
                database.name(),
                database.members(),
                List.copyOf(estate.hosts().keySet()),
                edges,
                LEASE);
    }

    private record Virtual(VirtualTime time) implements SimulatedClock {

        @Override
        public long now() {
            return time.mono();
        }

        @Override
        public void pass(Duration span) {
            time.pass(span);
        }
    }

    @Override
    public Connectors connectors() {
        return connectors;
    }

    @Override
    public Time time() {
        return time;
    }

    @Override
    public Watches watches(DrillHome drill) {
        return new SimulatedWatches(world, origin, drill.path(), SEED);
    }

    @Override
    public void close() {
        connectors.close();
    }
}

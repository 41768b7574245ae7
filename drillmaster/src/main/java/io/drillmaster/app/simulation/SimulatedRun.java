package io.drillmaster.app.simulation;

import io.drillmaster.app.drills.DrillHome;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.simulated.SimulatedClock;
import io.drillmaster.connector.simulated.SimulatedCluster;
import io.drillmaster.connector.simulated.SimulatedConnector;
import io.drillmaster.connector.simulated.SimulatedEstate;
import io.drillmaster.engine.Conductor;
import io.drillmaster.engine.DrillState;
import io.drillmaster.engine.VirtualTime;
import io.drillmaster.evidence.FileCaptures;
import io.drillmaster.journal.Ending;
import io.drillmaster.journal.Entry;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Journal;
import io.drillmaster.journal.JournalReader;
import io.drillmaster.plan.Plan;
import io.drillmaster.verdict.Judge;
import io.drillmaster.verdict.Scorecard;
import io.drillmaster.verdict.Verdict;
import io.drillmaster.watch.simulated.SimulatedWatches;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One drill from one seed: conducted, killed, resumed, closed, judged, and held to what holds
 * always.
 */
final class SimulatedRun {

    /** So many deaths are enough for one drill; after them nothing goes wrong any more. */
    private static final int LIVES = 12;

    private static final Instant ORIGIN = Instant.parse("2026-11-07T07:00:00Z");
    private static final List<String> HOSTS = List.of("nyc-db1", "nyc-db2", "chi-db1", "nyc-edge");

    private final Chaos chaos;
    private final VirtualTime time = new VirtualTime(ORIGIN);
    private final SimulatedEstate estate;
    private final List<Connector> words;
    private final DrillHome drill;
    private final Ledger ledger = new Ledger();
    private final List<String> violations = new ArrayList<>();
    private final List<Death> deaths = new ArrayList<>();
    private final Plan plan;
    private final RandomEnvelopes envelopes;
    private Crowd crowd;
    private int boot;

    SimulatedRun(long seed, List<Connector> words, Path folder) {
        this.chaos = new Chaos(seed);
        this.words = words;
        this.drill = new DrillHome(folder);
        this.estate = new SimulatedEstate(cluster(), clock(), seed);
        this.envelopes = new RandomEnvelopes(chaos);
        this.plan = RandomPlan.of(chaos, envelopes);
        this.crowd = new Crowd(chaos, time);
    }

    private static SimulatedCluster cluster() {
        return new SimulatedCluster(
                RandomPlan.DATABASE,
                RandomPlan.MEMBERS,
                HOSTS,
                List.of("nyc-edge"),
                Duration.ofSeconds(5));
    }

    private SimulatedClock clock() {
        return new SimulatedClock() {
            @Override
            public long now() {
                return time.mono();
            }

            @Override
            public void pass(Duration span) {
                time.pass(span);
            }
        };
    }

    /** What a run came to. */
    record Result(List<String> violations, List<Entry> entries, List<Death> deaths) {}

    Result run() {
        Optional<Event.Closed> closed = Optional.empty();
        while (closed.isEmpty()) {
            if (deaths.size() >= LIVES) {
                chaos.calmDown();
            }
            if (deaths.size() >= 2 * LIVES) {
                violations.add("the drill never ends");
                break;
            }
            closed = sit();
            if (closed.isEmpty()) {
                betweenSittings();
            }
        }
        closed.ifPresent(this::check);
        violations.addAll(ledger.violations());
        return new Result(violations, JournalReader.read(drill.journal()), deaths);
    }

    private Optional<Event.Closed> sit() {
        MortalStore store = new MortalStore(drill.journal(), chaos, time);
        crowd = new Crowd(chaos, time);
        // A process that dies closes nothing, so it is the store that is closed and not the
        // journal.
        Journal journal = new Journal(store);
        StrictTime strict = new StrictTime(time, chaos, what -> leaves(what, store));
        try (store;
                SimulatedWatches watches = new SimulatedWatches(estate, ORIGIN, drill.path(), 1)) {
            Conductor conductor = conductor(journal, store, watches, strict);
            Event.Closed closed =
                    journal.entries().isEmpty()
                            ? conductor.open(drill.id(), plan)
                            : conductor.conduct();
            return Optional.of(closed);
        } catch (Died e) {
            deaths.add(e.death());
            strict.die();
            return Optional.empty();
        } finally {
            drill.mend();
            List<Entry> written = JournalReader.verify(store.written());
            nothingShownIsLost(journal.entries(), written, store.written());
            foldIsTheState(written);
        }
    }

    private Conductor conductor(
            Journal journal, MortalStore store, SimulatedWatches watches, StrictTime strict) {
        List<Connector> rough =
                words.stream()
                        .<Connector>map(real ->
                                new RoughConnector(
                                        new SimulatedConnector(real, estate),
                                        chaos,
                                        time,
                                        (call, did) ->
                                                ledger.arrived(call, did, store.knows(call))))
                        .toList();
        return new Conductor(
                journal,
                new Connectors(rough),
                new RoughWatches(watches, chaos, what -> leaves(what, store)),
                crowd,
                strict,
                new Conductor.Seat("Eve", "boot " + boot, 1, new TreeMap<>()),
                envelopes);
    }

    private void leaves(String what, MortalStore store) {
        ledger.leaves(what, store.allIsDurable());
    }

    /** The machine may boot, the clock may be set, and time passes before anybody notices. */
    private void betweenSittings() {
        time.pass(chaos.millis(100, chaos.chance(0.3) ? 120_000 : 5_000));
        boot += chaos.strikes(0.3) ? 1 : 0;
        if (chaos.strikes(0.2)) {
            time.set(Duration.ofSeconds(chaos.upTo(3_600) - 1_800));
        }
    }

    /** What others were shown of the journal is on the disk, whatever came, and reads the same. */
    private void nothingShownIsLost(List<Entry> shown, List<Entry> written, List<String> lines) {
        List<String> there = JournalReader.wholeLines(drill.journal());
        if (there.size() < shown.size() || !there.equals(lines.subList(0, there.size()))) {
            violations.add("shown as durable, and lost");
        }
        if (!shown.equals(written.subList(0, shown.size()))) {
            violations.add("what was shown reads otherwise");
        }
    }

    /** What the conductor last knew is a state that what it wrote passed through. */
    private void foldIsTheState(List<Entry> written) {
        crowd.lastSeen()
                .ifPresent(live -> {
                    DrillState state = DrillState.EMPTY;
                    boolean met = state.equals(live);
                    for (Entry entry : written) {
                        state = state.after(entry);
                        met |= state.equals(live);
                    }
                    if (!met) {
                        violations.add("the live state is no fold of the journal");
                    }
                });
    }

    private void check(Event.Closed closed) {
        time.pass(Duration.ofMinutes(5));
        List<String> broken = broken();
        if (!broken.isEmpty() && closed.left().isEmpty()) {
            violations.add("left behind and not reported: " + broken);
        }
        if (!closed.left().isEmpty() && closed.ending() == Ending.COMPLETED) {
            violations.add("complete, and yet something is left: " + closed.left());
        }
        List<Entry> entries = JournalReader.read(drill.journal());
        Scorecard shown = Judge.judge(plan, entries, new FileCaptures(drill.path()));
        if (closed.ending() != Ending.COMPLETED && shown.verdict() instanceof Verdict.Met) {
            violations.add("met, although it was " + closed.ending());
        }
        Scorecard again =
                Judge.judge(
                        DrillState.of(entries).plan(),
                        JournalReader.read(drill.journal()),
                        new FileCaptures(drill.path()));
        if (!again.equals(shown)) {
            violations.add("judged again, it came to something else");
        }
    }

    /** Every host that has no power, or is still cut off. */
    private List<String> broken() {
        Connectors looks =
                new Connectors(
                        words.stream()
                                .<Connector>map(real -> new SimulatedConnector(real, estate))
                                .toList());
        List<String> broken = new ArrayList<>();
        for (String host : HOSTS) {
            is(looks, "power.state", host, "power", "on", broken);
            is(looks, "network.tables", host, "tables", "0", broken);
        }
        return broken;
    }

    private static void is(
            Connectors looks,
            String verb,
            String host,
            String fact,
            String wanted,
            List<String> broken) {
        Outcome outcome = looks.perform(Call.of(verb, host, Duration.ofSeconds(5)));
        Map<String, String> facts =
                outcome instanceof Outcome.Done done ? done.facts().values() : Map.of();
        if (!wanted.equals(facts.get(fact))) {
            broken.add(host + " " + verb + " " + facts);
        }
    }
}

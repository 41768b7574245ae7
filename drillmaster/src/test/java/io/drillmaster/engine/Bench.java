package io.drillmaster.engine;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Connectors;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Settles;
import io.drillmaster.connector.Verb;
import io.drillmaster.connector.http.HttpConnector;
import io.drillmaster.connector.market.MarketConnector;
import io.drillmaster.connector.network.NetworkConnector;
import io.drillmaster.connector.patroni.PatroniConnector;
import io.drillmaster.connector.power.PowerConnector;
import io.drillmaster.connector.power.PowerSwitch;
import io.drillmaster.connector.simulated.SimulatedClock;
import io.drillmaster.connector.simulated.SimulatedCluster;
import io.drillmaster.connector.simulated.SimulatedConnector;
import io.drillmaster.connector.simulated.SimulatedEstate;
import io.drillmaster.connector.ssh.SshAccess;
import io.drillmaster.connector.ssh.SshConnector;
import io.drillmaster.connector.ssh.SshSessions;
import io.drillmaster.journal.Alignment;
import io.drillmaster.journal.Event;
import io.drillmaster.journal.Journal;
import io.drillmaster.watch.WatchEnd;
import io.drillmaster.watch.WatchReading;
import io.drillmaster.watch.WatchRequest;
import io.drillmaster.watch.WatchStart;
import io.drillmaster.watch.Watches;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** One simulated estate with everything a conductor needs; it outlives conductors that die. */
final class Bench {

    private static final SshAccess NOWHERE =
            SshAccess.of("", 22, Path.of(""), Path.of(""), Map.of());
    private static final Connector NETWORK = new NetworkConnector(new SshSessions(NOWHERE));
    private static final Connector POWER =
            new PowerConnector(PowerSwitch.of("none", "none", Set.of()));

    final VirtualTime time = new VirtualTime(Instant.parse("2026-11-07T07:00:00Z"));
    final SimulatedEstate estate =
            new SimulatedEstate(
                    new SimulatedCluster(
                            "trading-db",
                            List.of("nyc-db1", "nyc-db2", "chi-db1"),
                            List.of("nyc-db1", "nyc-db2", "chi-db1", "nyc-edge"),
                            List.of("nyc-edge"),
                            Duration.ofSeconds(5)),
                    clock(),
                    7);
    final List<Call> performed = new CopyOnWriteArrayList<>();
    final List<Said> toSay = new ArrayList<>();
    final List<WatchRequest> watched = new ArrayList<>();
    final MemoryStore store = new MemoryStore();
    final KeptEnvelopes envelopes = new KeptEnvelopes();
    Optional<Outcome> instead = Optional.empty();
    String insteadOf = "";
    String starter = "test";

    /** True when a verb that is answered for does nothing at all. */
    boolean idle;

    /** True when a verb that is answered for breaks inside its connector. */
    boolean broken;

    /** Of which calls that is so. */
    Predicate<Call> idleWhen = _ -> true;

    /** True when what is sent beside arrives only when somebody waits, and the last first. */
    boolean late;

    private final List<Runnable> flying = new ArrayList<>();
    String blindTo = "";
    Instant marketOpens = Instant.MAX;

    /** Something that befalls the estate, once, from where people would speak. */
    Runnable happens = () -> {};

    BooleanSupplier insteadWhen = () -> true;
    Predicate<DrillState> speakWhen = _ -> true;

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

    Event.Closed open(io.drillmaster.plan.Plan plan) {
        return conductor().open("TEST-1", plan);
    }

    /** A new process sits down at whatever the journal holds. */
    Event.Closed resume() {
        return conductor().conduct();
    }

    Journal journal() {
        return new Journal(store);
    }

    /** What had left when the process died arrives, or is lost; nobody hears an answer. */
    void die(boolean arrives) {
        store.lines();
        if (arrives) {
            flying.forEach(Runnable::run);
        }
        flying.clear();
    }

    List<String> events() {
        return journal().entries().stream()
                .map(entry -> entry.event().getClass().getSimpleName())
                .toList();
    }

    long times(String verb) {
        return performed.stream().filter(call -> call.verb().equals(verb)).count();
    }

    private Conductor conductor() {
        return new Conductor(
                journal(),
                new Connectors(
                        List.of(
                                new MarketConnector(Map.of("NYSE", this::session), time::wall),
                                counted(new SshConnector(new SshSessions(NOWHERE))),
                                counted(new HttpConnector(Map.of())),
                                counted(new PatroniConnector(List.of())),
                                counted(POWER))),
                new StillWatches(),
                state -> {
                    if (!speakWhen.test(state)) {
                        return List.of();
                    }
                    happens.run();
                    happens = () -> {};
                    List<Said> said = List.copyOf(toSay);
                    toSay.clear();
                    return said;
                },
                new WatchfulTime(),
                new Conductor.Seat(starter, "boot", 1, new TreeMap<>()),
                envelopes);
    }

    /** Somebody else does something to the estate, whom no drill knows. */
    void befalls(String verb, String on) {
        Call call = Call.of(verb, on, Duration.ofSeconds(30)).marked("somebody else");
        Connector real = verb.startsWith("power.") ? POWER : NETWORK;
        new SimulatedConnector(real, estate).perform(call);
    }

    private Optional<String> session(Instant now) {
        return now.isBefore(marketOpens) ? Optional.empty() : Optional.of("since " + marketOpens);
    }

    private Counted counted(Connector real) {
        return new Counted(new SimulatedConnector(real, estate));
    }

    /** Counts what really reached the estate, and can lose an answer. */
    private final class Counted implements Connector, Settles {
        private final SimulatedConnector inner;

        Counted(SimulatedConnector inner) {
            this.inner = inner;
        }

        @Override
        public List<Verb> verbs() {
            return inner.verbs();
        }

        @Override
        public Outcome perform(Call call) {
            store.allIsDurable("call");
            performed.add(call);
            if (broken && call.verb().equals(insteadOf)) {
                throw new IllegalStateException("broken");
            }
            if (idle && call.verb().equals(insteadOf) && idleWhen.test(call)) {
                return instead.orElseThrow();
            }
            Outcome outcome = inner.perform(call);
            boolean lost = !idle && call.verb().equals(insteadOf) && insteadWhen.getAsBoolean();
            return lost ? instead.orElse(outcome) : outcome;
        }

        @Override
        public Outcome settle(Call call) {
            store.allIsDurable("look");
            return call.verb().equals(blindTo)
                    ? new Outcome.Unknown("no look can tell")
                    : inner.settle(call);
        }
    }

    /** Time in which nobody waits for what is not yet durable. */
    private final class WatchfulTime implements Time {

        @Override
        public Instant wall() {
            return time.wall();
        }

        @Override
        public long mono() {
            return time.mono();
        }

        @Override
        public void pass(Duration span) {
            store.allIsDurable("wait");
            time.pass(span);
        }

        @Override
        public <T> T bounded(Duration limit, Callable<T> work) throws Exception {
            return time.bounded(limit, work);
        }

        @Override
        public void beside(Runnable work) {
            store.allIsDurable("look beside");
            if (late) {
                flying.add(work);
            } else {
                time.beside(work);
            }
        }

        @Override
        public <T> Optional<T> take(BlockingQueue<T> queue, Duration most) {
            store.allIsDurable("wait for an answer");
            while (queue.isEmpty() && !flying.isEmpty()) {
                flying.removeLast().run();
            }
            return Time.super.take(queue, most);
        }
    }

    /** Watches that see nothing: the engine's order is on trial here, not the looking. */
    private final class StillWatches implements Watches {

        @Override
        public WatchStart begin(WatchRequest request) {
            store.allIsDurable("watch");
            watched.add(request);
            return new WatchStart.Began(new Alignment(0, 0), Facts.NONE);
        }

        @Override
        public WatchStart rejoin(WatchRequest request) {
            return begin(request);
        }

        @Override
        public Optional<WatchReading> reading(String id) {
            return Optional.empty();
        }

        @Override
        public WatchEnd end(WatchRequest request) {
            store.allIsDurable("watch");
            return new WatchEnd(Optional.empty(), List.of(), Optional.empty());
        }

        @Override
        public void forget(WatchRequest request) {
            store.allIsDurable("let go");
        }

        @Override
        public void close() {}
    }
}

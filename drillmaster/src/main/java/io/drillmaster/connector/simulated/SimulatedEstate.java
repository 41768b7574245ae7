package io.drillmaster.connector.simulated;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/**
 * A model of one replicated database over two sites: who leads, who has power, and when writes were
 * accepted. It follows the shape of the real lab's behaviour and proves nothing about any estate.
 */
public final class SimulatedEstate {

    /** The name under which the client's own path is asked for. */
    public static final String CLIENT = "client";

    /** Somebody took the lead. */
    public record Lead(String member, long at, int timeline) {}

    /** By which call a host was cut off, and when. */
    private record Isolation(String token, long at) {}

    private final SimulatedCluster cluster;
    private final SimulatedClock clock;
    private final SplittableRandom random;
    private final Agenda agenda = new Agenda();
    private final Spells spells = new Spells();
    private final Set<String> powered = new HashSet<>();
    private final Set<String> streaming = new HashSet<>();
    private final Set<String> marks = new HashSet<>();
    private final Map<String, Isolation> isolated = new HashMap<>();
    private final Leases leases = new Leases();
    private final List<Lead> leads = new ArrayList<>();
    private Optional<String> leader;
    private int timeline = 1;

    public SimulatedEstate(SimulatedCluster cluster, SimulatedClock clock, long seed) {
        this.cluster = cluster;
        this.clock = clock;
        this.random = new SplittableRandom(seed);
        this.leader = Optional.of(cluster.members().getFirst());
        powered.addAll(cluster.hosts());
        streaming.addAll(cluster.members().subList(1, cluster.members().size()));
        spells.open(CLIENT, clock.now());
        spells.open(cluster.members().getFirst(), clock.now());
    }

    public SimulatedCluster cluster() {
        return cluster;
    }

    public SimulatedClock clock() {
        return clock;
    }

    /** Brings the model up to the clock. */
    void advance() {
        agenda.reach(clock.now());
    }

    public Optional<String> leader() {
        advance();
        return leader;
    }

    boolean powered(String host) {
        advance();
        return powered.contains(host);
    }

    /** Who took the lead, and when, since the beginning. */
    public List<Lead> leads() {
        advance();
        return List.copyOf(leads);
    }

    /** Keeps the mark of a call that took hold, as notes on hosts do. */
    void mark(String mark) {
        marks.add(mark);
    }

    boolean bears(String mark) {
        return marks.contains(mark);
    }

    int timeline() {
        return timeline;
    }

    /** Members that follow the leader, in the order of the cluster. */
    List<String> streaming() {
        advance();
        return cluster.members().stream().filter(streaming::contains).toList();
    }

    /** Whether a write tried at this instant, at a member or on the client's path, is accepted. */
    public boolean accepts(String subject, long at) {
        advance();
        return spells.accepts(subject, at);
    }

    /** Whether the host of a member answers clients at all now. */
    public boolean answers(String member) {
        return powered(member) && !isolated.containsKey(member);
    }

    /** The token of the call that cut a host off, while it is. */
    Optional<String> isolatedBy(String host) {
        advance();
        return Optional.ofNullable(isolated.get(host)).map(Isolation::token);
    }

    /** Which faults will end by themselves, and which did. */
    Leases leases() {
        advance();
        return leases;
    }

    /** From now on, the host heals itself when the lease is over. */
    void arm(String token, String host, Duration lease) {
        advance();
        long ends = clock.now() + lease.toNanos();
        leases.begin(token, host, ends);
        agenda.add(
                ends,
                () -> {
                    if (leases.fire(token, ends)) {
                        heal(host, ends);
                    }
                });
    }

    void switchOver(Optional<String> to) {
        advance();
        String from = leader.orElseThrow();
        String next = to.or(() -> heir(from)).orElseThrow();
        new Script()
                .then(550, at -> spells.shut(at, from, CLIENT))
                .then(1200, at -> promote(next, at))
                .then(80, at -> spells.open(CLIENT, at))
                .then(1700, _ -> follow(from));
    }

    void crash(String member) {
        advance();
        if (leads(member)) {
            spells.shut(clock.now(), member, CLIENT);
            new Script().then(1900, at -> serve(member, at));
        } else {
            streaming.remove(member);
            new Script().then(1900, _ -> follow(member));
        }
    }

    void cut(String host) {
        advance();
        powered.remove(host);
        streaming.remove(host);
        isolated.remove(host);
        leases.lost(host);
        if (leads(host)) {
            spells.shut(clock.now(), host, CLIENT);
            new Script()
                    .then(cluster.lease().toMillis(), _ -> leader = Optional.empty())
                    .then(300, at -> succeed(host, at));
        }
    }

    /** Nobody hears the host any more, and it lives on; a leader keeps its lease till it ends. */
    void isolate(String host, String token) {
        advance();
        Isolation since = new Isolation(token, clock.now());
        isolated.put(host, since);
        mark(token);
        streaming.remove(host);
        if (leads(host)) {
            spells.shut(clock.now(), host, CLIENT);
            new Script().then(cluster.lease().toMillis(), at -> lapse(host, since, at));
        }
    }

    private void lapse(String host, Isolation since, long at) {
        if (since.equals(isolated.get(host)) && leads(host)) {
            leader = Optional.empty();
            new Script(at).then(300, then -> succeed(host, then));
        }
    }

    /** The host is heard again: it still leads, or follows whoever does. */
    void heal(String host, long at) {
        if (isolated.remove(host) == null) {
            return;
        }
        if (leads(host)) {
            serve(host, at);
        } else if (cluster.members().contains(host)) {
            new Script(at).then(2000, _ -> follow(host));
        }
    }

    void restore(String host) {
        Script script = new Script().then(2000, _ -> powered.add(host));
        if (cluster.members().contains(host)) {
            script.then(4000, _ -> follow(host));
        }
    }

    private boolean leads(String member) {
        return leader.filter(member::equals).isPresent();
    }

    /** The member on another site takes over first, as the synchronous standby would. */
    private Optional<String> heir(String from) {
        String site = from.substring(0, Math.max(0, from.indexOf('-')));
        List<String> others = new ArrayList<>(cluster.members());
        others.removeIf(member -> member.equals(from) || !heard(member));
        return others.stream()
                .filter(member -> !member.startsWith(site + "-"))
                .findFirst()
                .or(() -> others.stream().findFirst());
    }

    private boolean heard(String host) {
        return powered.contains(host) && !isolated.containsKey(host);
    }

    /** A member other than the lost one takes over; with nobody left the lead stays vacant. */
    private void succeed(String lost, long at) {
        heir(lost)
                .ifPresent(next -> {
                    promote(next, at);
                    new Script(at).then(80, then -> reach(next, then));
                });
    }

    /** A leader that can be heard takes writes again. */
    private void serve(String member, long at) {
        if (leads(member) && heard(member)) {
            spells.open(member, at);
            new Script(at).then(80, then -> reach(member, then));
        }
    }

    /** Clients find a leader that was not lost again meanwhile. */
    private void reach(String member, long at) {
        if (leads(member) && heard(member)) {
            spells.open(CLIENT, at);
        }
    }

    private void promote(String member, long at) {
        leader = Optional.of(member);
        timeline++;
        leads.add(new Lead(member, at, timeline));
        streaming.remove(member);
        spells.open(member, at);
    }

    private void follow(String member) {
        if (heard(member) && !leads(member)) {
            streaming.add(member);
        }
    }

    /** Changes that follow one another, each after about so long; real ones vary by a tenth. */
    private final class Script {

        private long at;

        Script() {
            this(clock.now());
        }

        Script(long at) {
            this.at = at;
        }

        Script then(long aboutMillis, LongConsumer what) {
            long next = at + Math.round(aboutMillis * 1e6 * random.nextDouble(0.9, 1.1));
            agenda.add(next, () -> what.accept(next));
            at = next;
            return this;
        }
    }
}

package io.drillmaster.connector.simulated;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
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

    private record Change(long at, long order, Runnable what) {}

    private final SimulatedCluster cluster;
    private final SimulatedClock clock;
    private final SplittableRandom random;
    private final PriorityQueue<Change> due =
            new PriorityQueue<>(
                    Comparator.comparingLong(Change::at).thenComparingLong(Change::order));
    private final Map<String, Deque<Spell>> spells = new HashMap<>();
    private final Set<String> powered = new HashSet<>();
    private final Set<String> streaming = new HashSet<>();
    private final Set<String> marks = new HashSet<>();
    private final List<Lead> leads = new ArrayList<>();
    private Optional<String> leader;
    private int timeline = 1;
    private long order;

    public SimulatedEstate(SimulatedCluster cluster, SimulatedClock clock, long seed) {
        this.cluster = cluster;
        this.clock = clock;
        this.random = new SplittableRandom(seed);
        this.leader = Optional.of(cluster.members().getFirst());
        powered.addAll(cluster.hosts());
        streaming.addAll(cluster.members().subList(1, cluster.members().size()));
        open(CLIENT, clock.now());
        open(cluster.members().getFirst(), clock.now());
    }

    public SimulatedCluster cluster() {
        return cluster;
    }

    public SimulatedClock clock() {
        return clock;
    }

    /** Brings the model up to the clock. */
    void advance() {
        long now = clock.now();
        while (!due.isEmpty() && due.peek().at() <= now) {
            due.poll().what().run();
        }
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
        for (Spell spell : spells.getOrDefault(subject, new ArrayDeque<>())) {
            if (spell.holds(at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the host of a member answers at all now. */
    public boolean answers(String member) {
        return powered(member);
    }

    void switchOver(Optional<String> to) {
        advance();
        String from = leader.orElseThrow();
        String next = to.orElseGet(() -> heir(from));
        new Script()
                .then(550, at -> shut(at, from, CLIENT))
                .then(1200, at -> promote(next, at))
                .then(80, at -> open(CLIENT, at))
                .then(1700, _ -> follow(from));
    }

    void crash(String member) {
        advance();
        if (leads(member)) {
            shut(clock.now(), member, CLIENT);
            new Script().then(1900, at -> open(member, at)).then(80, at -> open(CLIENT, at));
        } else {
            streaming.remove(member);
            new Script().then(1900, _ -> follow(member));
        }
    }

    void cut(String host) {
        advance();
        powered.remove(host);
        streaming.remove(host);
        if (leads(host)) {
            shut(clock.now(), host, CLIENT);
            new Script()
                    .then(cluster.lease().toMillis(), _ -> leader = Optional.empty())
                    .then(300, at -> promote(heir(host), at))
                    .then(80, at -> open(CLIENT, at));
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
    private String heir(String from) {
        String site = from.substring(0, Math.max(0, from.indexOf('-')));
        List<String> others = new ArrayList<>(cluster.members());
        others.removeIf(member -> member.equals(from) || !powered.contains(member));
        return others.stream()
                .filter(member -> !member.startsWith(site + "-"))
                .findFirst()
                .orElseGet(others::getFirst);
    }

    private void promote(String member, long at) {
        leader = Optional.of(member);
        timeline++;
        leads.add(new Lead(member, at, timeline));
        streaming.remove(member);
        open(member, at);
    }

    private void follow(String member) {
        if (powered.contains(member) && !leads(member)) {
            streaming.add(member);
        }
    }

    private void open(String subject, long at) {
        spells.computeIfAbsent(subject, _ -> new ArrayDeque<>())
                .addLast(new Spell(at, Long.MAX_VALUE));
    }

    private void shut(long at, String... subjects) {
        for (String subject : subjects) {
            Deque<Spell> known = spells.get(subject);
            if (known != null && known.getLast().to() == Long.MAX_VALUE) {
                known.addLast(new Spell(known.removeLast().from(), at));
            }
        }
    }

    /** Changes that follow one another, each after about so long; real ones vary by a tenth. */
    private final class Script {

        private long at = clock.now();

        Script then(long aboutMillis, LongConsumer what) {
            long next = at + Math.round(aboutMillis * 1e6 * random.nextDouble(0.9, 1.1));
            due.add(new Change(next, order++, () -> what.accept(next)));
            at = next;
            return this;
        }
    }
}

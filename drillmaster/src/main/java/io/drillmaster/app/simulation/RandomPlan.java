package io.drillmaster.app.simulation;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.plan.Crew;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Injection;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Comparator;
import io.drillmaster.runbook.Comparison;
import io.drillmaster.runbook.Condition;
import io.drillmaster.runbook.Dimension;
import io.drillmaster.runbook.Failback;
import io.drillmaster.runbook.Look;
import io.drillmaster.runbook.Measure;
import io.drillmaster.runbook.Objective;
import io.drillmaster.runbook.Otherwise;
import io.drillmaster.runbook.Pace;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Quantity;
import io.drillmaster.runbook.Quorum;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Stop;
import io.drillmaster.runbook.StopRules;
import io.drillmaster.runbook.Undo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A plan of a few phases that breaks, mends, waits and asks, as a seed decides. */
final class RandomPlan {

    static final String DATABASE = "trading-db";
    static final List<String> MEMBERS = List.of("nyc-db1", "nyc-db2", "chi-db1");

    private static final String GROUP = "all members of " + DATABASE;
    private static final String NONE = "0".repeat(64);

    private final Chaos chaos;
    private final RandomEnvelopes envelopes;
    private Optional<Injection> injection = Optional.empty();

    private RandomPlan(Chaos chaos, RandomEnvelopes envelopes) {
        this.chaos = chaos;
        this.envelopes = envelopes;
    }

    static Plan of(Chaos chaos, RandomEnvelopes envelopes) {
        return new RandomPlan(chaos, envelopes).plan();
    }

    private Plan plan() {
        List<Phase> phases = new ArrayList<>();
        int count = 1 + chaos.upTo(2);
        for (int phase = 1; phase <= count; phase++) {
            List<Step> steps = new ArrayList<>();
            int length = 1 + chaos.upTo(4);
            for (int step = 1; step <= length; step++) {
                steps.add(step(phase + "." + step));
            }
            phases.add(new Phase("Phase " + phase, chaos.millis(20_000, 600_000), steps));
        }
        return new Plan(
                "DR-SIMULATED",
                "A drill that nobody planned",
                "simulated",
                NONE,
                "simulated",
                Estate.Kind.SIMULATED,
                NONE,
                new TreeMap<>(),
                new Crew(
                        new TreeMap<>(Map.of("drill-master", List.of("Ada", "Bob"))),
                        new TreeMap<>(Map.of("drill-master", List.of("Cy"))),
                        false),
                Duration.ofSeconds(3),
                objectives(),
                stops(),
                true,
                failback(phases.size()),
                phases,
                injection,
                new TreeMap<>(),
                List.of(),
                normal(),
                NONE);
    }

    /** Some drills go home by steps of their own. */
    private Optional<Failback> failback(int phases) {
        if (chaos.chance(0.5)) {
            return Optional.empty();
        }
        int from = 1 + chaos.upTo(phases - 1);
        int first = from + chaos.upTo(phases - from);
        return Optional.of(new Failback(from, first, first + chaos.upTo(phases - first)));
    }

    /** Looks at the whole estate cost time, so not every drill makes them. */
    private List<Call> normal() {
        return chaos.chance(0.6)
                ? List.of()
                : MEMBERS.stream()
                        .map(host -> Call.of("host.normal", host, Duration.ofSeconds(10)))
                        .toList();
    }

    private static List<Objective> objectives() {
        return List.of(
                new Objective(
                        Measure.RTO_DATABASE,
                        Comparator.BELOW,
                        new Quantity(120e9, Dimension.TIME)),
                new Objective(
                        Measure.WRITES_LOST, Comparator.EQUAL, new Quantity(0, Dimension.COUNT)));
    }

    private StopRules stops() {
        List<Stop> looks = new ArrayList<>();
        if (chaos.chance(0.2)) {
            looks.add(
                    Stop.of(
                            leaders(Comparator.EQUAL, "0"),
                            "patroni.cluster",
                            DATABASE,
                            Duration.ofSeconds(1)));
        }
        return new StopRules(looks, chaos.chance(0.2));
    }

    private Step step(String id) {
        if (injection.isPresent() && chaos.chance(0.1)) {
            return envelopes.sealed(id, List.of(single(id + "/1", 8), single(id + "/2", 8)));
        }
        return chaos.chance(0.25) ? fanOut(id) : single(id, 10);
    }

    /** The same on several hosts, a few at a time. */
    private Step fanOut(String id) {
        int hosts = chaos.one(1, 2, 3, 3, 3);
        Pace pace = new Pace(1 + chaos.upTo(3), chaos.upTo(2), chaos.upTo(2));
        Step one =
                switch (chaos.upTo(6)) {
                    case 0 -> fault(id, "power.cut", GROUP, "power.on", false);
                    case 1, 2 -> fault(id, "network.isolate", GROUP, "network.heal", true);
                    case 3 -> plain(id, "postgres.crash", GROUP, new TreeMap<>());
                    case 4 -> plain(id, "power.on", GROUP, new TreeMap<>());
                    default -> reached(id);
                };
        List<Step> parts =
                MEMBERS.subList(0, hosts).stream()
                        .<Step>map(host ->
                                switch (one) {
                                    case Step.Act act -> act.onHost(host);
                                    case Step.Await await -> await.onHost(host);
                                    default -> one;
                                })
                        .toList();
        return new Step.FanOut(id, one.title(), Optional.empty(), GROUP, pace, parts);
    }

    private Step reached(String id) {
        return await(id, "ssh.reach", GROUP, new Comparison("reachable", Comparator.EQUAL, "yes"));
    }

    private Step single(String id, int kinds) {
        String host = chaos.one(MEMBERS.get(0), MEMBERS.get(1), MEMBERS.get(2), "nyc-edge");
        String member = chaos.one(MEMBERS.get(0), MEMBERS.get(1), MEMBERS.get(2));
        return switch (chaos.upTo(kinds)) {
            case 0 -> fault(id, "power.cut", host, "power.on", false);
            case 1 -> plain(id, "power.on", host, new TreeMap<>());
            case 2, 3 -> fault(id, "network.isolate", member, "network.heal", true);
            case 4 -> plain(id, "network.heal", member, new TreeMap<>());
            case 5 -> plain(id, "postgres.crash", member, new TreeMap<>());
            case 6 ->
                    plain(
                            id,
                            "patroni.switchover",
                            DATABASE,
                            new TreeMap<>(Map.of("from", member)));
            case 7 -> led(id);
            case 8 -> ask(id);
            case 9 -> watch(id);
            default -> hold(id);
        };
    }

    private Step fault(String id, String verb, String on, String undo, boolean expires) {
        if (injection.isEmpty()) {
            injection =
                    Optional.of(
                            new Injection(
                                    id, verb, on, expires ? Fidelity.PARTITION : Fidelity.POWER));
        }
        return new Step.Act(
                id,
                verb,
                Optional.empty(),
                verb,
                on,
                new TreeMap<>(),
                Duration.ofSeconds(30),
                Optional.of("failed"),
                expires ? Optional.of(chaos.millis(15_000, 90_000)) : Optional.empty(),
                new Undo.By(undo, on, new TreeMap<>(), Duration.ofSeconds(30)));
    }

    private static Step plain(String id, String verb, String on, SortedMap<String, String> with) {
        return new Step.Act(
                id,
                verb,
                Optional.empty(),
                verb,
                on,
                with,
                Duration.ofSeconds(30),
                Optional.empty(),
                Optional.empty(),
                new Undo.None("it is as it should be"));
    }

    private Step led(String id) {
        String count = chaos.chance(0.95) ? "1" : "9";
        return await(
                id,
                "patroni.cluster",
                DATABASE,
                new Comparison("leaders", Comparator.EQUAL, count));
    }

    private Step await(String id, String verb, String on, Comparison until) {
        return new Step.Await(
                id,
                verb,
                Optional.empty(),
                verb,
                on,
                new TreeMap<>(),
                new Condition(List.of(until)),
                chaos.millis(200, 1_000),
                chaos.millis(5_000, 60_000),
                Optional.empty(),
                chaos.chance(0.3));
    }

    private static Condition leaders(Comparator comparator, String count) {
        return new Condition(List.of(new Comparison("leaders", comparator, count)));
    }

    private Step ask(String id) {
        return new Step.Ask(
                id,
                "Ask",
                Optional.empty(),
                "drill-master",
                "Shall we?",
                chaos.millis(5_000, 60_000),
                chaos.one(Otherwise.ABORT, Otherwise.CONTINUE, Otherwise.CONTINUE),
                chaos.chance(0.3),
                Optional.empty(),
                new Quorum(chaos.one(1, 1, 2), chaos.chance(0.1)),
                shows(),
                List.of());
    }

    /** What a person would want to see first; nobody knows the last of them. */
    private List<Look> shows() {
        List<Look> all =
                List.of(
                        new Look("patroni.cluster", DATABASE, new TreeMap<>()),
                        new Look("ssh.reach", MEMBERS.getFirst(), new TreeMap<>()),
                        new Look("patroni.cluster", "nobody-knows-it", new TreeMap<>()));
        return all.subList(0, chaos.one(0, 0, 1, 2, 3));
    }

    private Step watch(String id) {
        return new Step.Watch(
                id,
                "Watch",
                Optional.empty(),
                "postgres.ledger",
                DATABASE,
                new TreeMap<>(),
                Duration.ofMillis(250));
    }

    private Step hold(String id) {
        return new Step.Hold(
                id, "Hold", Optional.empty(), chaos.millis(1_000, 40_000), "time must pass");
    }
}

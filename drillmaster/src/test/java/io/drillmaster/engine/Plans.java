package io.drillmaster.engine;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.plan.Crew;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Injection;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Comparator;
import io.drillmaster.runbook.Comparison;
import io.drillmaster.runbook.Condition;
import io.drillmaster.runbook.Failback;
import io.drillmaster.runbook.Otherwise;
import io.drillmaster.runbook.Pace;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.Stop;
import io.drillmaster.runbook.StopRules;
import io.drillmaster.runbook.Undo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Small plans for the engine to conduct. */
final class Plans {

    /** What is looked at before and after. */
    static final List<Call> NORMAL =
            List.of(
                    Call.of("patroni.flags", "trading-db", Duration.ofSeconds(15)),
                    Call.of("power.state", "nyc-edge", Duration.ofSeconds(15)));

    private Plans() {}

    /** Watch, ask, cut the power of the leader, wait for a new one, give the power back. */
    static Plan powerCut() {
        return plan(
                watch("1.1"),
                ask("1.2", Otherwise.CONTINUE),
                cut("1.3", "nyc-db1"),
                await("1.4", "leaders", Comparator.EQUAL, "1", Duration.ofSeconds(30)),
                act("1.5", "power.on", "nyc-db1", new Undo.None("power stays on")),
                await("1.6", "streaming", Comparator.EQUAL, "2", Duration.ofSeconds(60)),
                hold("1.7"));
    }

    static Plan plan(Step... steps) {
        return plan(StopRules.NONE, steps);
    }

    /** A plan that stops when nobody leads. */
    static Plan stopping(String fact, Step... steps) {
        return stopping(List.of(cluster(fact, Comparator.EQUAL, "0")), steps);
    }

    static Plan stopping(List<Stop> looks, Step... steps) {
        return plan(new StopRules(looks, false), steps);
    }

    static Stop cluster(String fact, Comparator comparator, String value) {
        return look(fact, comparator, value, "patroni.cluster", "trading-db");
    }

    static Stop look(String fact, Comparator comparator, String value, String verb, String on) {
        Condition when = new Condition(List.of(new Comparison(fact, comparator, value)));
        return Stop.of(when, verb, on, Duration.ofSeconds(1));
    }

    /** One that must last. */
    static Stop lasting(Stop stop, Duration time) {
        return new Stop(stop.when(), stop.verb(), stop.on(), stop.with(), stop.every(), time);
    }

    static Plan overrunning(Step... steps) {
        return plan(new StopRules(List.of(), true), steps);
    }

    /** Phases of a minute each, and how it goes home. */
    static Plan phases(Failback failback, List<List<Step>> phases) {
        Plan one = plan();
        return new Plan(
                one.runbook(),
                one.title(),
                one.tier(),
                one.runbookDigest(),
                one.estate(),
                one.kind(),
                one.estateDigest(),
                one.parameters(),
                one.crew(),
                one.settle(),
                one.objectives(),
                one.stops(),
                one.resumes(),
                Optional.of(failback),
                phases.stream()
                        .map(steps -> new Phase("Phase", Duration.ofMinutes(1), steps))
                        .toList(),
                one.injection(),
                one.settings(),
                one.doubts(),
                one.normal(),
                one.digest());
    }

    private static Plan plan(StopRules stops, Step... steps) {
        return plan(
                new Crew(new TreeMap<>(Map.of("drill-master", List.of("Ada"))), false),
                stops,
                steps);
    }

    /** A plan with these people. */
    static Plan by(Crew crew, Step... steps) {
        return plan(crew, StopRules.NONE, steps);
    }

    private static Plan plan(Crew crew, StopRules stops, Step... steps) {
        return new Plan(
                "TEST",
                "A test",
                "test",
                "0".repeat(64),
                "bench",
                Estate.Kind.SIMULATED,
                "0".repeat(64),
                new TreeMap<>(),
                crew,
                Duration.ofSeconds(5),
                List.of(),
                stops,
                false,
                Optional.empty(),
                List.of(new Phase("Only", Duration.ofMinutes(10), List.of(steps))),
                Optional.of(new Injection("1.3", "power.cut", "nyc-db1", Fidelity.POWER)),
                new TreeMap<>(),
                List.of(),
                NORMAL,
                "0".repeat(64));
    }

    static Step watch(String id) {
        return new Step.Watch(
                id,
                "Watch",
                Optional.empty(),
                "postgres.ledger",
                "trading-db",
                new TreeMap<>(),
                Duration.ofMillis(1));
    }

    static Step ask(String id, Otherwise otherwise) {
        return new Step.Ask(
                id,
                "Ask",
                Optional.empty(),
                "drill-master",
                "Shall we?",
                Duration.ofSeconds(20),
                otherwise,
                false,
                Optional.empty());
    }

    static Step fourEyes(String id) {
        return new Step.Ask(
                id,
                "Ask",
                Optional.empty(),
                "drill-master",
                "Shall we?",
                Duration.ofSeconds(20),
                Otherwise.ABORT,
                true,
                Optional.empty());
    }

    static Step longHold(String id) {
        return new Step.Hold(id, "Hold", Optional.empty(), Duration.ofMinutes(20), "to be sure");
    }

    static Step cut(String id, String host) {
        return act(
                id,
                "power.cut",
                host,
                new Undo.By("power.on", host, new TreeMap<>(), Duration.ofSeconds(30)));
    }

    static Step act(String id, String verb, String on, Undo undo) {
        return new Step.Act(
                id,
                verb,
                Optional.empty(),
                verb,
                on,
                new TreeMap<>(),
                Duration.ofSeconds(30),
                Optional.empty(),
                Optional.empty(),
                undo);
    }

    static Step await(String id, String fact, Comparator how, String value, Duration within) {
        return await(id, fact, how, value, within, false);
    }

    /** An await that is noted when it does not hold. */
    static Step check(String id, String fact, Comparator how, String value) {
        return await(id, fact, how, value, Duration.ofSeconds(5), true);
    }

    private static Step await(
            String id, String fact, Comparator how, String value, Duration within, boolean check) {
        return new Step.Await(
                id,
                fact,
                Optional.empty(),
                "patroni.cluster",
                "trading-db",
                new TreeMap<>(),
                new Condition(List.of(new Comparison(fact, how, value))),
                Duration.ofMillis(500),
                within,
                Optional.empty(),
                check);
    }

    /** The same on each of these. */
    static Step fanOut(Step.Act act, Pace pace, List<String> hosts) {
        return fanOut(act, act.on(), pace, hosts.stream().<Step>map(act::onHost).toList());
    }

    static Step fanOut(Step.Await await, Pace pace, List<String> hosts) {
        return fanOut(await, await.on(), pace, hosts.stream().<Step>map(await::onHost).toList());
    }

    private static Step fanOut(Step one, String on, Pace pace, List<Step> parts) {
        return new Step.FanOut(one.id(), one.title(), Optional.empty(), on, pace, parts);
    }

    static Step reached(String id, Duration within, boolean check) {
        return new Step.Await(
                id,
                "Reached",
                Optional.empty(),
                "ssh.reach",
                "all hosts",
                new TreeMap<>(),
                new Condition(List.of(new Comparison("reachable", Comparator.EQUAL, "yes"))),
                Duration.ofMillis(500),
                within,
                Optional.empty(),
                check);
    }

    static Step hold(String id) {
        return new Step.Hold(id, "Hold", Optional.empty(), Duration.ofSeconds(3), "to be sure");
    }
}

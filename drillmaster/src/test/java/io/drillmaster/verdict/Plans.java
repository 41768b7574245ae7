package io.drillmaster.verdict;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.plan.Crew;
import io.drillmaster.plan.Doubt;
import io.drillmaster.plan.Estate;
import io.drillmaster.plan.Injection;
import io.drillmaster.plan.Plan;
import io.drillmaster.runbook.Comparator;
import io.drillmaster.runbook.Comparison;
import io.drillmaster.runbook.Condition;
import io.drillmaster.runbook.Objective;
import io.drillmaster.runbook.Pace;
import io.drillmaster.runbook.Phase;
import io.drillmaster.runbook.Step;
import io.drillmaster.runbook.StopRules;
import io.drillmaster.runbook.Undo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The database failover drill as a plan, bound to a lab. */
public final class Plans {

    public static final String LEDGER = "2.1";
    public static final String SENTINEL = "2.2";
    public static final String ROLES = "2.3";
    public static final String INJECT = "3.1";
    public static final String RESTORED = "4.1";
    private static final String SITE = "all of site nyc";

    /** How long service must stay good. */
    public static final Duration SETTLE = Duration.ofSeconds(2);

    /** What is looked at before and after. */
    public static final List<Call> NORMAL =
            List.of(
                    Call.of("host.normal", "nyc-db1", Duration.ofSeconds(15)),
                    Call.of("patroni.flags", "trading-db", Duration.ofSeconds(15)));

    private Plans() {}

    public static Plan with(Fidelity fidelity, String... objectives) {
        return with(Estate.Kind.LAB, fidelity, objectives);
    }

    public static Plan with(Estate.Kind kind, Fidelity fidelity, String... objectives) {
        List<Objective> promised = new ArrayList<>();
        for (String each : objectives) {
            promised.add(objective(each));
        }
        return new Plan(
                "DR-MONTHLY-DB-001",
                "Database failover",
                "monthly",
                "a".repeat(64),
                "lab",
                kind,
                "b".repeat(64),
                sorted(Map.of("injection", fidelity.name().toLowerCase(java.util.Locale.ROOT))),
                new Crew(
                        new TreeMap<>(
                                Map.of(
                                        "drill-master", List.of("Ana Ruiz"),
                                        "operations", List.of("stand-in"))),
                        true),
                SETTLE,
                promised,
                StopRules.NONE,
                false,
                Optional.empty(),
                phases(verb(fidelity)),
                Optional.of(new Injection(INJECT, verb(fidelity), "nyc-db1", fidelity)),
                sorted(
                        Map.of(
                                "patroni.ttl", "5s",
                                "patroni.loop_wait", "1s",
                                "patroni.synchronous_mode", "true",
                                "postgres.version", "17.6",
                                "haproxy.inter", "100ms")),
                List.of(
                        new Doubt(
                                "replication-restored < 1 min",
                                false,
                                "8 s",
                                "95 s",
                                "patroni.retry_timeout = 2s",
                                "a member that lost its host comes back only when its power does")),
                NORMAL,
                "c".repeat(64));
    }

    /** The same plan with other looks at the whole estate. */
    public static Plan looking(Fidelity fidelity, List<Call> normal, String... objectives) {
        Plan plan = with(fidelity, objectives);
        return changed(plan, plan.phases(), plan.injection(), plan.settings(), normal);
    }

    /** The same plan with its fault on many hosts at once. */
    public static Plan striking(Fidelity fidelity, List<String> hosts, String... objectives) {
        Plan plan = with(fidelity, objectives);
        List<Phase> phases =
                plan.phases().stream()
                        .map(phase ->
                                new Phase(
                                        phase.title(),
                                        phase.budget(),
                                        phase.steps().stream()
                                                .map(step -> striking(step, hosts))
                                                .toList()))
                        .toList();
        Optional<Injection> injection =
                Optional.of(new Injection(INJECT, verb(fidelity), SITE, fidelity));
        return changed(plan, phases, injection);
    }

    private static Step striking(Step step, List<String> hosts) {
        return step instanceof Step.Act act
                ? new Step.FanOut(
                        act.id(),
                        act.title(),
                        Optional.empty(),
                        SITE,
                        new Pace(hosts.size(), 0, 0),
                        hosts.stream().<Step>map(act::onHost).toList())
                : step;
    }

    /** The same plan with other phases. */
    static Plan changed(Plan plan, List<Phase> phases) {
        return changed(plan, phases, plan.injection());
    }

    /** The same plan with other phases and another fault. */
    static Plan changed(Plan plan, List<Phase> phases, Optional<Injection> injection) {
        return changed(plan, phases, injection, plan.settings(), plan.normal());
    }

    /** The same plan with other settings and one phase more. */
    public static Plan changed(Plan plan, SortedMap<String, String> settings, Phase last) {
        List<Phase> phases = new ArrayList<>(plan.phases());
        phases.add(last);
        return changed(plan, phases, plan.injection(), settings, plan.normal());
    }

    /** A plan that injects nothing. */
    public static Plan harmless(String runbook, String tier, List<String> objectives, Phase phase) {
        return new Plan(
                runbook,
                "A drill without a fault",
                tier,
                "a".repeat(64),
                "lab",
                Estate.Kind.LAB,
                "b".repeat(64),
                new TreeMap<>(),
                new Crew(new TreeMap<>(), false),
                SETTLE,
                objectives.stream().map(Plans::objective).toList(),
                StopRules.NONE,
                false,
                Optional.empty(),
                List.of(phase),
                Optional.empty(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                "c".repeat(64));
    }

    private static Plan changed(
            Plan plan,
            List<Phase> phases,
            Optional<Injection> injection,
            SortedMap<String, String> settings,
            List<Call> normal) {
        return new Plan(
                plan.runbook(),
                plan.title(),
                plan.tier(),
                plan.runbookDigest(),
                plan.estate(),
                plan.kind(),
                plan.estateDigest(),
                plan.parameters(),
                plan.crew(),
                plan.settle(),
                plan.objectives(),
                plan.stops(),
                plan.resumes(),
                plan.failback(),
                phases,
                injection,
                settings,
                plan.doubts(),
                normal,
                plan.digest());
    }

    private static String verb(Fidelity fidelity) {
        return switch (fidelity) {
            case GRACEFUL -> "patroni.switchover";
            case CRASH -> "postgres.kill";
            case POWER -> "power.cut";
            case PARTITION -> "network.cut";
        };
    }

    /** Such as {@code rto.database < 2m} or {@code availability > 99.9 % over 90d}. */
    public static Objective objective(String text) {
        return Promise.of(text);
    }

    private static List<Phase> phases(String verb) {
        return List.of(
                new Phase(
                        "Before",
                        Duration.ofMinutes(10),
                        List.of(await("1.1", "The cluster is whole", Optional.empty()))),
                new Phase(
                        "Watch",
                        Duration.ofMinutes(2),
                        List.of(
                                watch(LEDGER, "Write as a client would", "postgres.ledger", 1),
                                watch(SENTINEL, "Try every member", "postgres.sentinel", 10),
                                watch(ROLES, "Follow the roles", "patroni.roles", 20))),
                new Phase(
                        "Fail over",
                        Duration.ofMinutes(10),
                        List.of(
                                act(verb),
                                new Step.Hold(
                                        "3.2",
                                        "Let the client write on",
                                        Optional.empty(),
                                        Duration.ofSeconds(10),
                                        "what fails late must be seen"))),
                new Phase(
                        "After",
                        Duration.ofMinutes(10),
                        List.of(
                                await(
                                        RESTORED,
                                        "Replicas stream again",
                                        Optional.of("replication-restored")))));
    }

    private static Step watch(String id, String title, String kind, long millis) {
        return new Step.Watch(
                id,
                title,
                Optional.empty(),
                kind,
                "trading-db",
                new TreeMap<>(),
                Duration.ofMillis(millis));
    }

    private static Step await(String id, String title, Optional<String> marks) {
        return new Step.Await(
                id,
                title,
                Optional.empty(),
                "patroni.cluster",
                "trading-db",
                new TreeMap<>(),
                new Condition(List.of(new Comparison("streaming", Comparator.AT_LEAST, "2"))),
                Duration.ofSeconds(1),
                Duration.ofMinutes(2),
                marks,
                false);
    }

    private static Step act(String verb) {
        return new Step.Act(
                INJECT,
                "Take the leader away",
                Optional.empty(),
                verb,
                "nyc-db1",
                new TreeMap<>(),
                Duration.ofSeconds(60),
                Optional.of("failed"),
                Optional.empty(),
                new Undo.By("power.on", "nyc-db1", new TreeMap<>(), Duration.ofSeconds(60)));
    }

    private static SortedMap<String, String> sorted(Map<String, String> values) {
        return new TreeMap<>(values);
    }
}

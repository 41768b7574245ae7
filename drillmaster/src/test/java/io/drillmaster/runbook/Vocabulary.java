package io.drillmaster.runbook;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;

/** The verbs that the runbooks of these tests use, as the connectors describe them. */
public final class Vocabulary {

    private Vocabulary() {}

    public static Verbs verbs() {
        return new Verbs(
                List.of(
                        reads(
                                "patroni.cluster",
                                TargetKind.DATABASE,
                                "leaders",
                                "leader",
                                "members",
                                "streaming",
                                "replicas",
                                "sync",
                                "lag",
                                "known-lag",
                                "timeline",
                                "timelines",
                                "paused"),
                        Verb.injects(
                                        "patroni.switchover",
                                        Effect.CHANGES,
                                        TargetKind.DATABASE,
                                        Fidelity.GRACEFUL,
                                        "hands the lead over")
                                .taking(
                                        new Argument("from", true, "the member that leads now"),
                                        new Argument("to", false, "the member that shall lead")),
                        Verb.injects(
                                "postgres.crash",
                                Effect.DESTROYS,
                                TargetKind.HOST,
                                Fidelity.CRASH,
                                "kills PostgreSQL"),
                        reads("postgres.settings", TargetKind.DATABASE, "fsync"),
                        reads(
                                "haproxy.backends",
                                TargetKind.EDGES,
                                "writes-up",
                                "write-server",
                                "reads-up",
                                "edges-agree"),
                        Verb.injects(
                                        "network.isolate",
                                        Effect.DESTROYS,
                                        TargetKind.HOST,
                                        Fidelity.PARTITION,
                                        "drops all business packets")
                                .expiring(),
                        Verb.injects(
                                        "network.drop",
                                        Effect.DESTROYS,
                                        TargetKind.HOST,
                                        Fidelity.PARTITION,
                                        "drops packets")
                                .expiring(),
                        Verb.changes("network.heal", TargetKind.HOST, "drops them no more"),
                        reads("power.state", TargetKind.HOST, "power"),
                        reads("patroni.flags", TargetKind.DATABASE, "member:", "paused"),
                        reads("http.alerts", TargetKind.HOST, "firing", "expected")
                                .taking(
                                        new Argument("port", true, "the TCP port to ask at"),
                                        new Argument("expected", false, "which to leave out")),
                        Verb.injects(
                                "power.cut",
                                Effect.DESTROYS,
                                TargetKind.HOST,
                                Fidelity.POWER,
                                "cuts the power"),
                        Verb.changes("power.on", TargetKind.HOST, "restores the power")),
                List.of(
                        reads("postgres.ledger", TargetKind.DATABASE)
                                .taking(new Argument("connections", false, "how many write")),
                        reads("postgres.sentinel", TargetKind.DATABASE),
                        reads("patroni.roles", TargetKind.DATABASE)));
    }

    private static Verb reads(String name, TargetKind target, String... facts) {
        return Verb.reads(name, target, List.of(facts), "looks");
    }
}

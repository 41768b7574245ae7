package io.drillmaster.connector.patroni;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;

/** What can be asked of Patroni. */
final class PatroniVerbs {

    static Verb cluster() {
        return Verb.reads(
                "patroni.cluster",
                TargetKind.DATABASE,
                List.of(
                        "leaders",
                        "leader",
                        "members",
                        "replicas",
                        "streaming",
                        "sync",
                        "synchronous",
                        "lag",
                        "known-lag",
                        "timeline",
                        "timelines",
                        "paused"),
                "Looks who leads, who streams and how far behind, as any member sees it.");
    }

    static Verb settings() {
        return Verb.reads(
                "patroni.settings",
                TargetKind.DATABASE,
                List.of(
                        "ttl",
                        "loop_wait",
                        "retry_timeout",
                        "written-ttl",
                        "written-loop_wait",
                        "written-retry_timeout",
                        "primary_start_timeout",
                        "synchronous_mode",
                        "synchronous_mode_strict",
                        "maximum_lag_on_failover",
                        "use_pg_rewind",
                        "patroni-version",
                        "postgres-version"),
                "Reads the settings that decide how long a failover takes, as Patroni uses"
                        + " them and as they were written.");
    }

    static Verb flags() {
        return Verb.reads(
                "patroni.flags",
                TargetKind.DATABASE,
                Flags.NAMES,
                "Looks at members, their tags, a pause, a planned move and the configuration, to"
                        + " compare with another look.");
    }

    static Verb history() {
        return Verb.reads(
                "patroni.history",
                TargetKind.DATABASE,
                List.of("switches", "last-timeline", "last-reason", "last-at", "last-leader"),
                "Reads how often the timeline switched, and the last time.");
    }

    static Verb switchover() {
        return Verb.injects(
                        "patroni.switchover",
                        Effect.CHANGES,
                        TargetKind.DATABASE,
                        Fidelity.GRACEFUL,
                        "Hands the lead from one member to another in order.")
                .taking(
                        new Argument("from", true, "the member that leads now"),
                        new Argument(
                                "to",
                                false,
                                "the member that shall lead; Patroni chooses when left out"))
                .telling("leader");
    }

    private PatroniVerbs() {}
}

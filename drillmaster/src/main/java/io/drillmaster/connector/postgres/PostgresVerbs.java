package io.drillmaster.connector.postgres;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Exhibit;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.connector.reconcile.Totals;
import java.util.ArrayList;
import java.util.List;

/** What can be asked of PostgreSQL, and done to it. */
final class PostgresVerbs {

    private PostgresVerbs() {}

    static Verb settings() {
        return Verb.reads(
                "postgres.settings",
                TargetKind.DATABASE,
                List.of(
                        "leader",
                        "synchronous_commit",
                        "synchronous_standby_names",
                        "data_checksums",
                        "wal_log_hints",
                        "fsync",
                        "full_page_writes",
                        "version"),
                "Reads the primary's settings that decide what a crash can lose.");
    }

    static Verb replication() {
        return Verb.reads(
                "postgres.replication",
                TargetKind.DATABASE,
                List.of(
                        "leader",
                        "replicas",
                        "streaming",
                        "sync",
                        "sync_state",
                        "replay-lag",
                        "replay-behind"),
                "Looks, as the primary sees it, who streams and how late it is replayed.");
    }

    static Verb slots() {
        return Verb.reads(
                "postgres.slots",
                TargetKind.DATABASE,
                Standing.NAMES,
                "Looks, at the primary, at slots, subscriptions, superusers and altered settings,"
                        + " to compare with another look.");
    }

    static Verb client() {
        return Verb.reads(
                "postgres.client",
                TargetKind.DATABASE,
                List.of("user", "login"),
                "Looks whether the clients' own login is accepted, or only from elsewhere.");
    }

    static Verb parity() {
        return Verb.reads(
                "postgres.parity",
                TargetKind.DATABASE,
                Parity.NAMES,
                "Looks whether all members run one version with the same settings.");
    }

    static Verb reconcile() {
        return Verb.changes(
                        "postgres.reconcile",
                        TargetKind.DATABASE,
                        "Compares a member with the primary, row by row; it only reads, and is an"
                                + " act because it may read for long.")
                .taking(
                        new Argument("member", true, "the member that is compared"),
                        new Argument(
                                "agree",
                                false,
                                "`must`, where a row that differs is a refusal; else it is told"),
                        new Argument("tables", false, "which, parted by commas; all, if not"),
                        new Argument(
                                "kept",
                                false,
                                "tables from which nobody deletes, parted by commas"))
                .telling(Totals.FACTS.toArray(String[]::new));
    }

    static Verb orphans() {
        List<String> facts = new ArrayList<>(Orphans.FACTS);
        facts.addAll(Exhibit.FACTS);
        return Verb.changes(
                        "postgres.orphans",
                        TargetKind.DATABASE,
                        "Brings home the rows that a former leader alone has, before it is rewound;"
                                + " for that, PostgreSQL may be begun there and ended.")
                .taking(
                        new Argument("member", true, "the former leader, fenced"),
                        new Argument("table", true, "whose rows, such as audit.orders"),
                        new Argument(
                                "keys",
                                false,
                                "columns that tell its rows apart, parted by commas; the primary"
                                        + " key, if not"),
                        new Argument("most", false, "how much is brought at most; 100MB, if not"),
                        new Argument(
                                "unit", false, "what starts PostgreSQL; patroni.service, if not"),
                        new Argument(
                                "config",
                                false,
                                "its file, which names data_dir; /etc/patroni/patroni.yml, if not"),
                        new Argument("superuser", false, "of the database; postgres, if not"))
                .telling(facts.toArray(String[]::new));
    }

    static Verb role() {
        return Verb.reads(
                "postgres.role",
                TargetKind.HOST,
                List.of("role", "timeline", "lsn", "replayed"),
                "Looks whether a host's server is primary or standby, how far it is, and whether it"
                        + " has replayed all the log that it has.");
    }

    static Verb crash() {
        return Verb.injects(
                        "postgres.crash",
                        Effect.DESTROYS,
                        TargetKind.HOST,
                        Fidelity.CRASH,
                        "Kills a host's PostgreSQL, the postmaster and its children, with signal"
                                + " 9.")
                .telling("pid", "children");
    }
}

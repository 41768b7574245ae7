package io.drillmaster.watch;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;

/** All that can be watched, described well enough to check a runbook. */
public final class WatchKinds {

    /** Numbered writes along the client's own path, each acknowledgement kept durably. */
    public static final String LEDGER = "postgres.ledger";

    /** Writes tried straight at every member, to see two that take them at once. */
    public static final String SENTINEL = "postgres.sentinel";

    /** What every member's cluster manager says of its role. */
    public static final String ROLES = "patroni.roles";

    /** How many connections write; more than one, or a slow write would hide what follows it. */
    public static final Argument CONNECTIONS =
            new Argument("connections", false, "how many connections write, 16 unless told");

    /** How long an operation may take before it is given up. */
    public static final Argument LIMIT =
            new Argument("limit", false, "when a write is given up, 1s unless told");

    private WatchKinds() {}

    public static List<Verb> all() {
        return List.of(
                Verb.reads(
                                LEDGER,
                                TargetKind.DATABASE,
                                List.of("stream", "endpoint", "pacer"),
                                "writes numbered rows as a client would, and keeps every answer")
                        .taking(CONNECTIONS, LIMIT),
                Verb.reads(
                                SENTINEL,
                                TargetKind.DATABASE,
                                List.of("stream", "members"),
                                "tries a write at every member, to see two writable at once")
                        .taking(LIMIT),
                Verb.reads(
                        ROLES,
                        TargetKind.DATABASE,
                        List.of("members"),
                        "asks every member for its role, and keeps each change"));
    }
}

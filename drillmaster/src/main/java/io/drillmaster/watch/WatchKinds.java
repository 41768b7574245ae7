package io.drillmaster.watch;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All that can be watched, described well enough to check a runbook. */
public final class WatchKinds {

    /** Numbered writes along the client's own path, each acknowledgement kept durably. */
    public static final String LEDGER = "postgres.ledger";

    /** Writes tried straight at every member, to see two that take them at once. */
    public static final String SENTINEL = "postgres.sentinel";

    /** What every member's cluster manager says of its role. */
    public static final String ROLES = "patroni.roles";

    /** Echo requests from a host to others, as ping sends them. */
    public static final String PATH = "network.path";

    /** Connections from a host to others, each held open with small requests. */
    public static final String SESSION = "network.session";

    /** Numbered orders at a venue over FIX, each acknowledgement kept durably. */
    public static final String ORDERS = "fix.orders";

    /** What the trading system on every host of a venue says of its role. */
    public static final String LEADS = "http.roles";

    /** Who holds a lock in Consul. */
    public static final String LOCK = "consul.lock";

    /** How many connections write; more than one, or a slow write would hide what follows it. */
    public static final Argument CONNECTIONS =
            new Argument("connections", false, "how many connections write, 16 unless told");

    /** How long an operation may take before it is given up. */
    public static final Argument LIMIT =
            new Argument("limit", false, "when a write is given up, 1s unless told");

    private static final Argument TO =
            new Argument(
                    "to", true, "names of hosts or virtual addresses, or IPv4 addresses: `a b c`");

    private static final Argument DOORS =
            new Argument(
                    "to", true, "the same, each with the port of an HTTP server: `a:8500 b:8080`");

    private WatchKinds() {}

    /** Those that look from the host they are told of, whoever else the vantage is. */
    public static Set<String> fromHosts() {
        return Set.of(PATH, SESSION);
    }

    public static List<Verb> all() {
        return Stream.of(ofDatabases(), ofPaths(), ofTrading()).flatMap(List::stream).toList();
    }

    private static List<Verb> ofDatabases() {
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

    private static List<Verb> ofPaths() {
        return List.of(
                Verb.reads(
                                PATH,
                                TargetKind.HOST,
                                List.of("paths", "pacer"),
                                "sends echo requests from a host to others, and keeps every answer")
                        .taking(
                                TO,
                                new Argument("limit", false, "when one is lost, 2s unless told")),
                Verb.reads(
                                SESSION,
                                TargetKind.HOST,
                                List.of("sessions"),
                                "holds a connection from a host to each of others, and keeps when"
                                        + " one breaks")
                        .taking(
                                DOORS,
                                new Argument(
                                        "limit",
                                        false,
                                        "how long it may be silent, 30s unless told")));
    }

    private static List<Verb> ofTrading() {
        return List.of(
                Verb.reads(
                                ORDERS,
                                TargetKind.FIX,
                                List.of("stream", "endpoint", "connections", "pacer"),
                                "sends numbered orders as a client would, and keeps every answer")
                        .taking(
                                new Argument("symbol", true, "what is traded"),
                                new Argument("buy", true, "the price of the orders that buy"),
                                new Argument("sell", true, "the price of those that sell"),
                                new Argument(
                                        "database", false, "where orders are kept, if not clear"),
                                new Argument(
                                        "connections",
                                        false,
                                        "how many orders may be under way, 64 unless told"),
                                LIMIT),
                Verb.reads(
                                LEADS,
                                TargetKind.FIX,
                                List.of("members"),
                                "asks the trading system on every host for its role")
                        .taking(
                                new Argument("port", true, "the TCP port to ask at"),
                                new Argument("path", false, "the page; /health when left out")),
                Verb.reads(
                                LOCK,
                                TargetKind.CONSUL,
                                List.of("members"),
                                "asks every Consul server who holds a lock")
                        .taking(new Argument("key", true, "the whole path of the key")));
    }
}

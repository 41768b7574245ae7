package io.drillmaster.connector.consul;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;

/** What can be done with Consul. */
final class ConsulVerbs {

    private static final Argument KEY = new Argument("key", true, "the whole path of the key");
    private static final Argument EXPECT =
            new Argument(
                    "expect",
                    false,
                    "what its value must be before it is changed; none where it must not be there");

    private ConsulVerbs() {}

    static Verb servers() {
        return Verb.reads(
                "consul.servers",
                TargetKind.CONSUL,
                List.of("leader", "servers", "alive", "agree"),
                "Looks who leads, and how many servers answer and see a leader.");
    }

    static Verb get() {
        return Verb.reads(
                        "consul.get",
                        TargetKind.CONSUL,
                        List.of("exists", "value", "session", "index"),
                        "Looks at one key and the session that holds it.")
                .taking(KEY);
    }

    static Verb keys() {
        return Verb.reads(
                "consul.keys",
                TargetKind.CONSUL,
                Holding.names(),
                "Looks at all keys, sessions and services, to compare with another look.");
    }

    static Verb session() {
        return Verb.reads(
                        "consul.session",
                        TargetKind.CONSUL,
                        List.of(
                                "held",
                                "session",
                                "holder",
                                "node",
                                "ttl",
                                "behavior",
                                "lock-delay"),
                        "Looks who holds a key as a lock: the name and the terms of the"
                                + " session.")
                .taking(KEY);
    }

    static Verb health() {
        return Verb.reads(
                        "consul.health",
                        TargetKind.CONSUL,
                        List.of("checks", "passing", "warning", "critical", "failing"),
                        "Counts the health checks of a service, or of all nodes and services.")
                .taking(new Argument("service", false, "the name of the service"));
    }

    static Verb put() {
        return Verb.changes(
                        "consul.put",
                        TargetKind.CONSUL,
                        "Writes one key, if nobody changes it meanwhile; consul.restore undoes"
                                + " it.")
                .taking(KEY, new Argument("value", true, "what it shall hold"), EXPECT)
                .telling("was", "value");
    }

    static Verb delete() {
        return Verb.changes(
                        "consul.delete",
                        TargetKind.CONSUL,
                        "Takes one key away, if nobody changes or holds it; consul.restore"
                                + " undoes it.")
                .taking(KEY, EXPECT)
                .telling("was", "value");
    }

    static Verb restore() {
        return Verb.changes(
                        "consul.restore",
                        TargetKind.CONSUL,
                        "Puts back exactly what a key was before this drill changed it.")
                .taking(KEY)
                .telling("restored");
    }

    static Verb release() {
        return Verb.injects(
                        "consul.release",
                        Effect.CHANGES,
                        TargetKind.CONSUL,
                        Fidelity.GRACEFUL,
                        "Ends the session that holds a key as a lock, so that somebody else may"
                                + " take it after the lock's delay.")
                .taking(
                        KEY,
                        new Argument("from", false, "what the name of the holder must contain"))
                .telling("holder");
    }
}

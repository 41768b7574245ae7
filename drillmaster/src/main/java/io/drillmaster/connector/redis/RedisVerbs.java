package io.drillmaster.connector.redis;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;

/** What can be done with a Redis. */
final class RedisVerbs {

    private static final Argument KEY = new Argument("key", true, "the whole name of the key");

    private RedisVerbs() {}

    static Verb get() {
        return Verb.reads(
                        "redis.get",
                        TargetKind.REDIS,
                        List.of("exists", "value", "server"),
                        "Looks at one key that holds a text, at the primary.")
                .taking(KEY);
    }

    static Verb replication() {
        return Verb.reads(
                "redis.replication",
                TargetKind.REDIS,
                List.of("primary", "primaries", "replicas", "link", "lag", "servers", "alive"),
                "Looks who is primary, how many replicas follow, and by how much they are"
                        + " behind.");
    }

    static Verb set() {
        return Verb.changes(
                        "redis.set",
                        TargetKind.REDIS,
                        "Sets one key that holds a text, at the primary; redis.restore undoes"
                                + " it.")
                .taking(
                        KEY,
                        new Argument("value", true, "what it shall hold"),
                        new Argument(
                                "expect",
                                false,
                                "what it must hold before; none where it must not be there"))
                .telling("was", "value", "server");
    }

    static Verb restore() {
        return Verb.changes(
                        "redis.restore",
                        TargetKind.REDIS,
                        "Puts back exactly what a key was before this drill set it.")
                .taking(KEY)
                .telling("restored", "server");
    }

    static Verb promote() {
        return Verb.changes(
                        "redis.promote",
                        TargetKind.REDIS,
                        "Makes a replica primary whose primary is lost; never while another"
                                + " primary answers.")
                .taking(new Argument("to", true, "the host that is to be primary"))
                .telling("primary")
                .repeatable();
    }

    static Verb follow() {
        return Verb.destroys(
                        "redis.follow",
                        TargetKind.REDIS,
                        "Lets a server follow a primary, whose data takes the place of its own;"
                                + " redis.replication tells when it hears it.")
                .taking(
                        new Argument("host", true, "the host that is to follow"),
                        new Argument("primary", true, "the host that is primary now"))
                .telling("primary", "host")
                .repeatable();
    }

    static Verb failover() {
        return Verb.injects(
                        "redis.failover",
                        Effect.CHANGES,
                        TargetKind.REDIS,
                        Fidelity.GRACEFUL,
                        "Asks the primary to hand over to a replica that has caught up.")
                .taking(new Argument("from", true, "the host that is primary now"))
                .telling("primary", "from");
    }
}

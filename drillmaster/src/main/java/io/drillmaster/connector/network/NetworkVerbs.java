package io.drillmaster.connector.network;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;

/** What can be done to the packets of a host. */
final class NetworkVerbs {

    private static final Argument INTERFACE =
            new Argument("interface", true, "the interface, such as link-a");

    private NetworkVerbs() {}

    static Verb tables() {
        return Verb.reads(
                "network.tables",
                TargetKind.HOST,
                List.of("tables", "names", "packets", "bytes"),
                "Looks which tables of ours a host has, and how much they dropped.");
    }

    static Verb isolate() {
        return cuts(
                        "network.isolate",
                        "Drops all packets of a host's business networks; the management network"
                                + " stays.")
                .taking(
                        new Argument(
                                "interfaces",
                                false,
                                "the interfaces to cut, such as `lan0 lan1`; otherwise all but lo"
                                        + " and the one of the management address"));
    }

    static Verb drop() {
        return cuts("network.drop", "Drops a host's packets from and to some addresses.")
                .taking(
                        new Argument(
                                "peers",
                                true,
                                "addresses or networks, such as `10.0.1.7 10.0.2.0/24`"),
                        new Argument("direction", false, "in, out or both; both otherwise"));
    }

    static Verb oneway() {
        return cuts(
                        "network.oneway",
                        "Drops the packets that go one way only over an interface, in or out.")
                .taking(INTERFACE, new Argument("direction", true, "which way is cut: in or out"));
    }

    static Verb linkDown() {
        return Verb.injects(
                        "network.link-down",
                        Effect.CHANGES,
                        TargetKind.HOST,
                        Fidelity.PARTITION,
                        "Takes an interface down, as if its cable were pulled.")
                .taking(INTERFACE)
                .telling("interface")
                .expiring();
    }

    static Verb flap() {
        return Verb.injects(
                        "network.flap",
                        Effect.CHANGES,
                        TargetKind.HOST,
                        Fidelity.PARTITION,
                        "Takes an interface down and up again some times; it ends up.")
                .taking(
                        INTERFACE,
                        new Argument("times", true, "how many times it goes down, such as 5"),
                        new Argument(
                                "interval",
                                true,
                                "how long it stays down, and up in between, such as 500ms"))
                .telling("interface")
                .expiring();
    }

    static Verb linkUp() {
        return Verb.changes(
                        "network.link-up",
                        TargetKind.HOST,
                        "Brings back up the interfaces that this drill took down, and no other.")
                .taking(
                        new Argument(
                                "interface",
                                false,
                                "one of them; otherwise all that this drill took down"))
                .telling("raised");
    }

    static Verb routes() {
        return Verb.reads(
                        "network.routes",
                        TargetKind.HOST,
                        List.of("bird", "neighbours", "bfd-up", "via", "gateway"),
                        "Looks at a router's neighbours and by which interface it reaches a place.")
                .taking(
                        new Argument(
                                "to", false, "the place to reach: a host's name or an address"));
    }

    static Verb symmetry() {
        return Verb.reads(
                        "network.symmetry",
                        TargetKind.HOST,
                        List.of("there", "back", "symmetric"),
                        "Looks whether two routers reach each other over one and the same link.")
                .taking(new Argument("far", true, "the other router, by its name in the estate"));
    }

    static Verb heal() {
        return Verb.changes(
                        "network.heal",
                        TargetKind.HOST,
                        "Takes away the tables that this drill added to a host, and no other.")
                .taking(
                        new Argument(
                                "of",
                                false,
                                "the name of one table, as network.tables tells it; otherwise all"
                                        + " of this drill"))
                .telling("removed");
    }

    private static Verb cuts(String name, String summary) {
        return Verb.injects(name, Effect.CHANGES, TargetKind.HOST, Fidelity.PARTITION, summary)
                .telling("table")
                .expiring()
                .repeatable();
    }
}

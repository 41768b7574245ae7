package io.drillmaster.connector.network;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;

/** What can be done to the packets of a host. */
final class NetworkVerbs {

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
                .expiring();
    }
}

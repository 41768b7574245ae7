package io.drillmaster.connector.dns;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;

/** What can be asked and told of DNS servers. */
final class DnsVerbs {

    private static final Argument NAME =
            new Argument("name", true, "a name in the zone, such as orders");
    private static final Argument AT =
            new Argument(
                    "at", false, "the servers that are asked, by their hosts; all unless told");

    private DnsVerbs() {}

    static Verb lookup() {
        return Verb.reads(
                        "dns.lookup",
                        TargetKind.DNS,
                        List.of(
                                "servers",
                                "answering",
                                "agree",
                                "value",
                                "place",
                                "ttl",
                                "value:",
                                "serial:"),
                        "Asks every server for the addresses of a name, past all caches.")
                .taking(NAME, AT);
    }

    static Verb records() {
        return Verb.reads(
                "dns.records",
                TargetKind.DNS,
                List.of("record:"),
                "Looks at all records at every server, to compare with another look.");
    }

    static Verb update() {
        return Verb.injects(
                        "dns.update",
                        Effect.CHANGES,
                        TargetKind.DNS,
                        Fidelity.GRACEFUL,
                        "Moves a name to another address at every server, with a signed update.")
                .taking(
                        NAME,
                        new Argument(
                                "address",
                                true,
                                "where it moves to: a host, a virtual address, or an IPv4 address"),
                        new Argument("ttl", false, "seconds; what it was unless told"),
                        AT)
                .telling("value", "was");
    }

    static Verb restore() {
        return Verb.changes(
                        "dns.restore",
                        TargetKind.DNS,
                        "Puts back at every server exactly what this drill's dns.update moved.")
                .taking(NAME, AT)
                .telling("restored");
    }
}

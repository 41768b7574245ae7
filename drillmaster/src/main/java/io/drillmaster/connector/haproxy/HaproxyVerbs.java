package io.drillmaster.connector.haproxy;

import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;

/** What can be asked of load balancers. */
final class HaproxyVerbs {

    private HaproxyVerbs() {}

    static Verb settings() {
        return Verb.reads(
                "haproxy.settings",
                TargetKind.EDGES,
                List.of(
                        "inter",
                        "fastinter",
                        "downinter",
                        "fall",
                        "rise",
                        "on-marked-down",
                        "timeout-connect",
                        "timeout-check",
                        "retries",
                        "version"),
                "Reads how fast the slowest edge notices that writes must go elsewhere.");
    }

    static Verb flags() {
        return Verb.reads(
                "haproxy.flags",
                TargetKind.EDGES,
                ServersState.NAMES,
                "Looks which servers people took out or weighed otherwise at each edge, to compare"
                        + " with another look.");
    }

    static Verb backends() {
        return Verb.reads(
                "haproxy.backends",
                TargetKind.EDGES,
                List.of(
                        "writes-up",
                        "write-server",
                        "reads-up",
                        "edges-agree",
                        "edges",
                        "edges-answering"),
                "Looks where each edge sends writes and reads, and whether all edges agree.");
    }
}

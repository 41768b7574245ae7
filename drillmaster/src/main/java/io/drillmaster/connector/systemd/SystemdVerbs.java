package io.drillmaster.connector.systemd;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Effect;
import io.drillmaster.connector.Fidelity;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;

/** What can be asked of systemd, and done with it. */
final class SystemdVerbs {

    private static final Argument UNIT =
            new Argument("unit", true, "the unit, such as patroni.service");

    private static final String[] FACTS = {"active", "sub", "since", "pid"};

    private SystemdVerbs() {}

    static Verb unit() {
        return Verb.reads(
                        "systemd.unit",
                        TargetKind.HOST,
                        List.of(FACTS),
                        "Looks whether a unit of a host is active.")
                .taking(UNIT);
    }

    static Verb start() {
        return Verb.changes("systemd.start", TargetKind.HOST, "Starts a unit of a host.")
                .taking(UNIT)
                .telling(FACTS)
                .repeatable();
    }

    static Verb stop() {
        return injects(
                        "systemd.stop",
                        Effect.CHANGES,
                        "Stops a unit of a host in order, as on a reboot.")
                .expiring()
                .repeatable();
    }

    static Verb restart() {
        return injects(
                "systemd.restart", Effect.CHANGES, "Stops a unit of a host and starts it again.");
    }

    static Verb kill() {
        return Verb.injects(
                        "systemd.kill",
                        Effect.DESTROYS,
                        TargetKind.HOST,
                        Fidelity.CRASH,
                        "Sends a signal to every process of a unit.")
                .taking(
                        UNIT,
                        new Argument(
                                "signal", false, "the signal's name, such as TERM; KILL otherwise"))
                .telling("pid");
    }

    private static Verb injects(String name, Effect effect, String summary) {
        return Verb.injects(name, effect, TargetKind.HOST, Fidelity.GRACEFUL, summary)
                .taking(UNIT)
                .telling(FACTS);
    }
}

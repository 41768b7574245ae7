package io.drillmaster.connector.host;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Performer;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Sh;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at a host with one command: at all that a drill might leave otherwise, or how well it is.
 */
public final class HostConnector implements Performer {

    private final RemoteShell shell;
    private final Repertoire repertoire;

    public HostConnector(RemoteShell shell) {
        this.shell = shell;
        this.repertoire =
                new Repertoire("host")
                        .can(
                                Verb.reads(
                                        "host.normal",
                                        TargetKind.HOST,
                                        HostFacts.NAMES,
                                        "Looks at units, firewall, network, configuration and notes"
                                                + " of a host, to compare with another look."),
                                shell.hosts(),
                                call -> look(call, HostScript.TEXT, HostFacts::of))
                        .can(
                                Verb.reads(
                                        "host.health",
                                        TargetKind.HOST,
                                        HealthScript.NAMES,
                                        "Looks how well a host is: failed units, the fullest file"
                                                + " system, memory, clock."),
                                shell.hosts(),
                                call -> look(call, HealthScript.TEXT, HealthScript::read))
                        .can(parity(), shell.hosts(), new Parity(shell)::look);
    }

    private static Verb parity() {
        return Verb.reads(
                        "host.parity",
                        TargetKind.HOST,
                        Parity.NAMES,
                        "Compares packages and configuration with those of the host's twin, but for"
                                + " what names either.")
                .taking(
                        new Argument("like", true, "the twin at the other site"),
                        new Argument(
                                "files",
                                false,
                                "directories, files and patterns, with blanks between; the usual"
                                        + " ones when left out"),
                        new Argument(
                                "except",
                                false,
                                "packages and files that differ on purpose, with blanks between"));
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    private Outcome look(Call call, String script, Function<String, Optional<Facts>> read) {
        String what = call.verb() + " on " + call.on() + ": ";
        return switch (shell.run(call.on(), Sh.asRoot(script), call.limit())) {
            case Ran.NotSent not -> new Outcome.Refused(what + not.why());
            case Ran.NoAnswer no -> new Outcome.Unknown(what + no.why());
            case Ran.Ended ended when !ended.well() ->
                    new Outcome.Refused(what + "it could not be looked at: " + ended.said());
            case Ran.Ended ended ->
                    read.apply(ended.out())
                            .<Outcome>map(Outcome.Done::new)
                            .orElseGet(() -> new Outcome.Unknown(what + "its answer is not whole"));
        };
    }
}

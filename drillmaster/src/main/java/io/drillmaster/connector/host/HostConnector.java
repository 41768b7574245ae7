package io.drillmaster.connector.host;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Connector;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Sh;
import java.util.List;

/** Looks at everything of a host that a drill might leave otherwise, with one command. */
public final class HostConnector implements Connector {

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
                                this::normal);
    }

    @Override
    public List<Verb> verbs() {
        return repertoire.verbs();
    }

    @Override
    public Outcome perform(Call call) {
        return repertoire.perform(call);
    }

    private Outcome normal(Call call) {
        String what = call.verb() + " on " + call.on() + ": ";
        return switch (shell.run(call.on(), Sh.asRoot(HostScript.TEXT), call.limit())) {
            case Ran.NotSent not -> new Outcome.Refused(what + not.why());
            case Ran.NoAnswer no -> new Outcome.Unknown(what + no.why());
            case Ran.Ended ended when !ended.well() ->
                    new Outcome.Refused(what + "it could not be looked at: " + ended.said());
            case Ran.Ended ended ->
                    HostFacts.of(ended.out())
                            .<Outcome>map(Outcome.Done::new)
                            .orElseGet(() -> new Outcome.Unknown(what + "its answer is not whole"));
        };
    }
}

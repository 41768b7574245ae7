package io.drillmaster.connector.deadman;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Performer;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.connector.ssh.DeadMan;
import io.drillmaster.connector.ssh.Healing;
import io.drillmaster.connector.ssh.RemoteShell;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Arms the end of a fault that is never injected, sees that it waits, and takes it away again. */
public final class DeadManConnector implements Performer {

    private static final Duration LEASE = Duration.ofMinutes(1);

    /** There is no fault, and so nothing to heal. */
    private static final Healing NOTHING = new Healing(":", ":");

    private final DeadMan deadMan;
    private final Repertoire repertoire;

    public DeadManConnector(RemoteShell shell) {
        this.deadMan = new DeadMan(shell);
        this.repertoire =
                new Repertoire("deadman")
                        .can(
                                Verb.reads(
                                        "deadman.arms",
                                        TargetKind.HOST,
                                        List.of("arms", "lease", "disarmed"),
                                        "Looks whether a fault could be made to end by itself: arms"
                                            + " a timer that heals nothing, and takes it away."),
                                shell.hosts(),
                                this::arms);
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    /** A timer that could not be taken away ends within its lease, and does nothing. */
    private Outcome arms(Call call) {
        Deadline deadline = Deadline.in(call.limit());
        Outcome armed = deadMan.arm(within(call, deadline), LEASE, NOTHING);
        if (!(armed instanceof Outcome.Done)) {
            return armed;
        }
        Outcome seen = deadMan.armed(within(call, deadline));
        Outcome disarmed = deadMan.disarm(within(call, deadline));
        if (!(seen instanceof Outcome.Done done)) {
            return seen;
        }
        return new Outcome.Done(
                Facts.of(
                        Map.of(
                                "arms", done.facts().get("armed").orElse("unknown"),
                                "lease", done.facts().get("left").orElse("unknown"),
                                "disarmed", disarmed instanceof Outcome.Done ? "yes" : "no")));
    }

    private static Call within(Call call, Deadline deadline) {
        return new Call(call.verb(), call.on(), call.with(), deadline.left(), call.mark());
    }
}

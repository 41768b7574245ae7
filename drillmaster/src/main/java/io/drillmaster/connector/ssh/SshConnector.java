package io.drillmaster.connector.ssh;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Performer;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Looks whether a host can be logged in to, and how far its clock is from ours. */
public final class SshConnector implements Performer {

    private static final int EXCHANGES = 9;

    private static final String SCRIPT =
            Dialogue.CLOCK
                    + """
                    . /etc/os-release 2>/dev/null
                    echo "${PRETTY_NAME:-$(uname -sr)}"
                    while read -r word; do t; done
                    """;

    private final RemoteShell shell;
    private final Repertoire repertoire;

    public SshConnector(RemoteShell shell) {
        this.shell = shell;
        this.repertoire =
                new Repertoire("ssh")
                        .can(
                                Verb.reads(
                                        "ssh.reach",
                                        TargetKind.HOST,
                                        List.of("reachable", "clock-offset", "clock-error", "os"),
                                        "Logs in, and compares the host's clock with ours."),
                                shell.hosts(),
                                this::reach);
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    private Outcome reach(Call call) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("reachable", "yes");
        try (Dialogue dialogue =
                Dialogue.open(shell, call.on(), Sh.bash(SCRIPT), Deadline.in(call.limit()))) {
            facts.put("os", dialogue.hear());
            RemoteClock ourWall = RemoteClock.ourWall();
            dialogue.clock(EXCHANGES)
                    .map(clock -> clock.minus(ourWall))
                    .ifPresent(ahead -> {
                        facts.put("clock-offset", millis(Math.abs(ahead.offset())));
                        facts.put("clock-error", millis(ahead.error()));
                    });
            return new Outcome.Done(Facts.of(facts));
        } catch (ShellFailure e) {
            String why = "looking at " + call.on() + ": " + e.getMessage();
            return e.sent() ? new Outcome.Unknown(why) : new Outcome.Refused(why);
        }
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.3fms", nanos / 1e6);
    }
}

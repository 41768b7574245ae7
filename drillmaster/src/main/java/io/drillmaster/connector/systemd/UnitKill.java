package io.drillmaster.connector.systemd;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.Dialogue;
import io.drillmaster.connector.ssh.Notes;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Sh;
import io.drillmaster.connector.ssh.ShellFailure;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sends a signal to all processes of a unit, and tells when. */
final class UnitKill {

    private final RemoteShell shell;
    private final Notes notes;

    UnitKill(RemoteShell shell, Notes notes) {
        this.shell = shell;
        this.notes = notes;
    }

    Outcome perform(Call call) {
        String script = Sh.asRoot(UnitScript.kill(call, signal(call)));
        boolean said = false;
        try (Dialogue dialogue =
                Dialogue.open(shell, call.on(), script, Deadline.in(call.limit()))) {
            String found = dialogue.hear();
            if (!found.startsWith("found ")) {
                return new Outcome.Refused(
                        "%s on %s killed nothing: %s".formatted(call.verb(), call.on(), found));
            }
            notes.left(call.on(), UnitScript.note(call));
            said = true;
            Dialogue.Struck struck = dialogue.strike("kill");
            String[] words = struck.reply().split(" ", -1);
            return words[0].equals("killed")
                    ? new Outcome.Done(
                            Facts.of(Map.of("pid", words[1])), Optional.of(struck.when()))
                    : new Outcome.Refused(
                            "%s on %s: systemd said no (%s)"
                                    .formatted(call.verb(), call.on(), struck.reply()));
        } catch (ShellFailure e) {
            String why = "%s on %s: %s".formatted(call.verb(), call.on(), e.getMessage());
            return said ? new Outcome.Unknown(why) : new Outcome.Refused(why);
        }
    }

    /** Systemd's own spelling, without SIG. */
    static String signal(Call call) {
        String signal = call.with().getOrDefault("signal", "KILL").toUpperCase(Locale.ROOT);
        return signal.startsWith("SIG") ? signal.substring(3) : signal;
    }
}

package io.drillmaster.connector.postgres;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.Dialogue;
import io.drillmaster.connector.ssh.Notes;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Sh;
import io.drillmaster.connector.ssh.ShellFailure;
import java.util.Map;
import java.util.Optional;

/** Kills the PostgreSQL of one host with signal 9, and looks afterwards whether it died. */
final class Crash {

    private final RemoteShell shell;
    private final Notes notes;
    private final int port;

    Crash(RemoteShell shell, Notes notes, int port) {
        this.shell = shell;
        this.notes = notes;
        this.port = port;
    }

    Outcome perform(Call call) {
        String host = call.on();
        Deadline deadline = Deadline.in(call.limit());
        boolean said = false;
        try (Dialogue dialogue =
                Dialogue.open(shell, host, Sh.asRoot(CrashScript.crash(call, port)), deadline)) {
            String found = dialogue.hear();
            if (!found.startsWith("found ")) {
                return new Outcome.Refused(
                        "%s on %s killed nothing: %s".formatted(call.verb(), host, none(found)));
            }
            notes.left(host, CrashScript.note(call, port));
            said = true;
            Dialogue.Struck struck = dialogue.strike("kill");
            return struck(call, struck);
        } catch (ShellFailure e) {
            String why = "%s on %s: %s".formatted(call.verb(), host, e.getMessage());
            return said ? new Outcome.Unknown(why) : new Outcome.Refused(why);
        }
    }

    private static Outcome struck(Call call, Dialogue.Struck struck) {
        String[] words = struck.reply().split(" ", -1);
        if (!words[0].equals("killed")) {
            return new Outcome.Unknown(
                    "%s on %s sent the signal, and the host said \"%s\""
                            .formatted(call.verb(), call.on(), struck.reply()));
        }
        return new Outcome.Done(
                Facts.of(Map.of("pid", words[1], "children", words[2])),
                Optional.of(struck.when()));
    }

    private String none(String found) {
        return found.equals("none")
                ? "no PostgreSQL listens on port " + port + " there"
                : "the host said \"" + found + "\"";
    }

    Outcome settle(Call call) {
        String host = call.on();
        notes.left(host, CrashScript.note(call, port));
        return switch (shell.run(host, Sh.asRoot(CrashScript.look(call, port)), call.limit())) {
            case Ran.Ended ended when ended.well() -> settled(call, ended.out().strip());
            case Ran.Ended ended -> unsettled(call, ended.said());
            case Ran.NotSent not -> unsettled(call, not.why());
            case Ran.NoAnswer no -> unsettled(call, no.why());
        };
    }

    void forget(Call call) {
        notes.forget(call.on(), CrashScript.note(call, port));
    }

    private static Outcome settled(Call call, String said) {
        String[] words = said.split(" ", -1);
        return switch (words[0]) {
            case "killed" -> new Outcome.Done(Facts.of(Map.of("pid", words[1])));
            case "alive", "untouched" ->
                    new Outcome.Refused(
                            "%s on %s did not take hold: PostgreSQL (process %s) was never killed by us"
                                    .formatted(call.verb(), call.on(), words[1]));
            case "absent" ->
                    unsettled(call, "no PostgreSQL runs there, and nothing says that it was us");
            default -> unsettled(call, "the host said \"" + said + "\"");
        };
    }

    private static Outcome unsettled(Call call, String why) {
        return new Outcome.Unknown(
                "%s on %s cannot be settled: %s".formatted(call.verb(), call.on(), why));
    }
}

package io.drillmaster.connector.backup;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs a script that tells a fact a line, and makes an outcome of what it told. */
final class Telling {

    /** The exit of a script that did nothing. */
    private static final int NOT_BEGUN = 97;

    private final RemoteShell shell;

    Telling(RemoteShell shell) {
        this.shell = shell;
    }

    /** Done only with all of the facts. */
    Outcome told(Call call, String command, Collection<String> facts) {
        String what = call.verb() + " on " + call.on() + ": ";
        return switch (shell.run(call.on(), command, call.limit())) {
            case Ran.NotSent not -> new Outcome.Refused(what + not.why());
            case Ran.NoAnswer no -> new Outcome.Unknown(what + no.why());
            case Ran.Ended ended when ended.exit() == NOT_BEGUN ->
                    new Outcome.Refused(what + ended.err().strip());
            case Ran.Ended ended when !ended.well() ->
                    new Outcome.Refused(what + "it ended with " + ended.said());
            case Ran.Ended ended -> whole(what, lines(ended.out()), facts);
        };
    }

    /** What became of an earlier call, as its script left it. */
    Outcome recalled(Call call, String command, Collection<String> facts) {
        String what = call.verb() + " on " + call.on() + ": ";
        return switch (shell.run(call.on(), command, call.limit())) {
            case Ran.NotSent not -> new Outcome.Unknown(what + not.why());
            case Ran.NoAnswer no -> new Outcome.Unknown(what + no.why());
            case Ran.Ended ended when !ended.well() -> new Outcome.Unknown(what + ended.said());
            case Ran.Ended ended ->
                    switch (ended.out().strip()) {
                        case "never" ->
                                new Outcome.Refused(
                                        what + "it was never begun, or it failed and left nothing");
                        case "runs" -> new Outcome.Unknown(what + "it still runs");
                        case "gone" ->
                                new Outcome.Unknown(
                                        what + "it was begun and never came to its end");
                        default -> whole(what, lines(ended.out()), facts);
                    };
        };
    }

    private static Outcome whole(
            String what, SortedMap<String, String> lines, Collection<String> facts) {
        return lines.keySet().containsAll(facts)
                ? new Outcome.Done(new Facts(lines))
                : new Outcome.Unknown(what + "its answer is not whole");
    }

    static SortedMap<String, String> lines(String out) {
        SortedMap<String, String> lines = new TreeMap<>();
        out.lines()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> lines.put(parts[0].strip(), parts[1].strip()));
        return lines;
    }

    /** The same for those who need what no fact may hold. */
    Map<String, String> asked(Call call, String command) throws NotFound {
        return switch (shell.run(call.on(), command, call.limit())) {
            case Ran.Ended ended when ended.well() -> lines(ended.out());
            case Ran.Ended ended -> throw new NotFound(ended.err().strip(), false);
            case Ran.NotSent not -> throw new NotFound(not.why(), false);
            case Ran.NoAnswer no -> throw new NotFound(no.why(), true);
        };
    }

    /** Why something that is needed is not known. */
    static final class NotFound extends Exception {

        private static final long serialVersionUID = 1;

        private final boolean silent;

        NotFound(String why, boolean silent) {
            super(why);
            this.silent = silent;
        }

        Outcome outcome(Call call) {
            String why = "%s on %s: %s".formatted(call.verb(), call.on(), getMessage());
            return silent ? new Outcome.Unknown(why) : new Outcome.Refused(why);
        }
    }
}

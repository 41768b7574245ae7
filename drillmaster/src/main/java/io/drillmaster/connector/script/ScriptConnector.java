package io.drillmaster.connector.script;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Forgets;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.SettlingPerformer;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.connector.ssh.Notes;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Sh;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs a script that lies on a host, as root, with a time limit.
 *
 * <p>One that looks may end as it likes: its exit is a fact. One that acts has acted only if it
 * ended with 0; after any other end, what it did until then is unknown.
 */
public final class ScriptConnector implements SettlingPerformer, Forgets {

    private static final Argument PATH =
            new Argument("path", true, "where the script lies on the host, from the root");
    private static final Argument WORDS =
            new Argument("words", false, "what it is given, words parted by blanks");

    private static final String RUN = "script.run";

    private final RemoteShell shell;
    private final Notes notes;
    private final Repertoire repertoire;

    public ScriptConnector(RemoteShell shell) {
        this.shell = shell;
        this.notes = new Notes(shell);
        this.repertoire =
                new Repertoire("script")
                        .can(
                                Verb.reads(
                                                "script.look",
                                                TargetKind.HOST,
                                                Script.FACTS,
                                                "Runs a script of a host that only looks, and tells"
                                                        + " its exit and the JSON it prints.")
                                        .taking(PATH, WORDS),
                                shell.hosts(),
                                this::look)
                        .can(
                                Verb.changes(
                                                RUN,
                                                TargetKind.HOST,
                                                "Runs a script of a host that changes something;"
                                                        + " done is what ended with exit 0.")
                                        .taking(PATH, WORDS)
                                        .telling(Script.FACTS.toArray(String[]::new)),
                                shell.hosts(),
                                this::run,
                                this::ran);
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    @Override
    public void forget(Call call) {
        if (call.verb().equals(RUN) && shell.hosts().contains(call.on())) {
            notes.forget(call.on(), Script.note(call));
        }
    }

    private Outcome look(Call call) {
        return told(call, Script.look(call), it -> new Outcome.Done(it.facts()));
    }

    private Outcome run(Call call) {
        notes.left(call.on(), Script.note(call));
        return told(call, Script.run(call), it -> acted(call, it));
    }

    private static Outcome acted(Call call, Said said) {
        if (said.exit() == 0) {
            return new Outcome.Done(said.facts());
        }
        String how =
                said.exit() == Script.OUT_OF_TIME
                        ? "was ended when its time was over"
                        : "ended with exit " + said.exit();
        return new Outcome.Unknown(
                "%s on %s %s, and what it did until then is unknown%s"
                        .formatted(Script.path(call), call.on(), how, said.complaint()));
    }

    private Outcome told(Call call, String script, Function<Said, Outcome> reading) {
        Optional<Outcome.Refused> wrong = Script.wrong(call);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        String what = call.verb() + " on " + call.on() + ": ";
        return switch (shell.run(call.on(), Sh.asRoot(script), call.limit())) {
            case Ran.NotSent not -> new Outcome.Refused(what + not.why());
            case Ran.NoAnswer no -> new Outcome.Unknown(what + no.why());
            case Ran.Ended ended when ended.exit() == Script.NOT_BEGUN ->
                    new Outcome.Refused(what + ended.err().strip() + "; nothing was run");
            case Ran.Ended ended ->
                    Said.of(ended.out())
                            .map(reading)
                            .orElseGet(() -> new Outcome.Unknown(what + "its answer is not whole"));
        };
    }

    /** What the note of the very call says became of it. */
    private Outcome ran(Call call) {
        Optional<Outcome.Refused> wrong = Script.wrong(call);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        return switch (shell.run(call.on(), Sh.asRoot(Script.recall(call)), call.limit())) {
            case Ran.Ended ended when ended.well() -> noted(call, ended.out().strip());
            case Ran.Ended ended -> unknown(call, ended.said());
            case Ran.NotSent not -> unknown(call, not.why());
            case Ran.NoAnswer no -> unknown(call, no.why());
        };
    }

    private static Outcome noted(Call call, String note) {
        String path = Script.path(call);
        if (note.matches("ended \\d+")) {
            return acted(call, Said.nothing(Integer.parseInt(note.substring(6))));
        }
        return switch (note) {
            case "never" -> new Outcome.Refused(path + " was never begun by this call");
            case "runs" -> unknown(call, path + " still runs");
            case "gone" -> unknown(call, path + " was begun and never came to its end");
            default -> unknown(call, "the note of it cannot be read");
        };
    }

    private static Outcome unknown(Call call, String why) {
        return new Outcome.Unknown("%s on %s: %s".formatted(call.verb(), call.on(), why));
    }

    @Override
    public void close() {
        notes.close();
    }
}

package io.drillmaster.connector.host;

import io.drillmaster.connector.Argument;
import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Exhibit;
import io.drillmaster.connector.Exhibits;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Performer;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.TargetKind;
import io.drillmaster.connector.Verb;
import io.drillmaster.connector.ssh.Most;
import io.drillmaster.connector.ssh.Pouring;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Sh;
import io.drillmaster.connector.ssh.ShellFailure;
import io.drillmaster.connector.ssh.TooMuch;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Brings home what a host wrote down since the drill began. */
public final class LogsConnector implements Performer {

    static final String ENDING = ".logs.tar.gz";

    private final RemoteShell shell;
    private final Exhibits exhibits;
    private final InstantSource clock;
    private final Repertoire repertoire;

    /**
     * @param clock the one that stamps the journals of drills
     */
    public LogsConnector(RemoteShell shell, Exhibits exhibits, InstantSource clock) {
        this.shell = shell;
        this.exhibits = exhibits;
        this.clock = clock;
        this.repertoire = new Repertoire("host").can(logs(), shell.hosts(), this::look);
    }

    private static Verb logs() {
        List<String> facts = new ArrayList<>(LogsScript.NAMES);
        facts.addAll(Exhibit.FACTS);
        return Verb.reads(
                        "host.logs",
                        TargetKind.HOST,
                        facts,
                        "Brings home the host's journal since the drill began, and the logs of its"
                                + " services that changed since.")
                .taking(
                        new Argument(
                                "most",
                                false,
                                "how much is brought, packed, at most, such as 500MB; 100MB when"
                                        + " left out"));
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    private Outcome look(Call call) {
        String what = call.verb() + " on " + call.on() + ": ";
        String wanted = call.argument("most").orElse(Most.USUAL.text());
        Optional<Most> most = Most.of(wanted);
        if (most.isEmpty()) {
            return new Outcome.Refused(
                    what + "`most: " + wanted + "` is no size; write one such as 500MB");
        }
        try {
            return new Outcome.Done(kept(call, most.get()));
        } catch (TooMuch e) {
            return new Outcome.Refused(
                    "%sits logs since the drill began, packed, are more than %s; nothing was kept; `most: SIZE` allows more"
                            .formatted(what, most.get().text()));
        } catch (ShellFailure e) {
            return e.sent()
                    ? new Outcome.Unknown(what + e.getMessage())
                    : new Outcome.Refused(what + e.getMessage());
        } catch (IOException e) {
            return new Outcome.Refused(what + e.getMessage());
        }
    }

    private Facts kept(Call call, Most most) throws IOException {
        Duration age = Duration.between(exhibits.begun(call), clock.instant());
        Map<String, String> facts = new TreeMap<>();
        String script = LogsScript.of(age.isNegative() ? Duration.ZERO : age, most);
        Exhibit exhibit =
                exhibits.keep(call, ENDING, file -> facts.putAll(packed(call, script, file, most)));
        facts.putAll(exhibit.facts());
        return Facts.of(facts);
    }

    private Map<String, String> packed(Call call, String script, OutputStream file, Most most)
            throws IOException {
        Ran.Ended ended =
                new Pouring(shell)
                        .pour(call.on(), Sh.asRoot(script), file, most, Deadline.in(call.limit()));
        if (ended.exit() == LogsScript.TOO_MUCH) {
            throw new TooMuch(most);
        }
        if (!ended.well()) {
            throw new IOException("its logs could not be packed: " + ended.said());
        }
        return LogsScript.read(ended)
                .orElseThrow(
                        () -> ShellFailure.of(new Ran.NoAnswer("its answer is not whole"), ""));
    }
}

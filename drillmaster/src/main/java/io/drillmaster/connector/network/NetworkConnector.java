package io.drillmaster.connector.network;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Deadline;
import io.drillmaster.connector.Expires;
import io.drillmaster.connector.Facts;
import io.drillmaster.connector.Forgets;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.SettlingPerformer;
import io.drillmaster.connector.Token;
import io.drillmaster.connector.ssh.DeadMan;
import io.drillmaster.connector.ssh.Dialogue;
import io.drillmaster.connector.ssh.Healing;
import io.drillmaster.connector.ssh.Notes;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Sh;
import io.drillmaster.connector.ssh.ShellFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Cuts hosts off with a table of our own, over SSH, and takes only that table away again. */
public final class NetworkConnector implements SettlingPerformer, Expires, Forgets {

    private static final String OURS = "drillmaster_";
    private static final Set<String> CUTS =
            Set.of("network.isolate", "network.drop", "network.oneway");
    private static final Pattern ONE = Pattern.compile("(drillmaster_)?[a-z0-9_]+");

    private final RemoteShell shell;
    private final Notes notes;
    private final DeadMan deadMan;
    private final Links links;
    private final Repertoire repertoire;

    /** Knows no host's address. */
    public NetworkConnector(RemoteShell shell) {
        this(shell, Map.of());
    }

    /**
     * @param addresses where the other hosts reach each host, by its name
     */
    public NetworkConnector(RemoteShell shell, Map<String, String> addresses) {
        this.shell = shell;
        this.notes = new Notes(shell);
        this.deadMan = new DeadMan(shell);
        this.links = new Links(shell, notes);
        Routes routes = new Routes(shell, addresses);
        this.repertoire =
                new Repertoire("network")
                        .can(NetworkVerbs.tables(), shell.hosts(), this::tables)
                        .can(NetworkVerbs.isolate(), shell.hosts(), this::cut, this::wasCut)
                        .can(NetworkVerbs.drop(), shell.hosts(), this::cut, this::wasCut)
                        .can(NetworkVerbs.oneway(), shell.hosts(), this::cut, this::wasCut)
                        .can(NetworkVerbs.heal(), shell.hosts(), this::heal, this::isHealed)
                        .can(NetworkVerbs.linkDown(), shell.hosts(), links::down, links::wasDown)
                        .can(NetworkVerbs.flap(), shell.hosts(), links::flap, links::wasDown)
                        .can(NetworkVerbs.linkUp(), shell.hosts(), links::up, links::isUp)
                        .can(NetworkVerbs.routes(), shell.hosts(), routes::look)
                        .can(NetworkVerbs.symmetry(), shell.hosts(), routes::symmetry);
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    @Override
    public boolean canExpire(String verb) {
        return CUTS.contains(verb) || Links.DEEDS.contains(verb);
    }

    @Override
    public Outcome arm(Call call, Duration lease) {
        return repertoire.checked(
                call,
                it ->
                        whyNot(it)
                                .<Outcome>map(why -> new Outcome.Refused(what(it) + why))
                                .orElseGet(() -> deadMan.arm(it, lease, healing(it))));
    }

    private static Optional<String> whyNot(Call call) {
        if (Links.DEEDS.contains(call.verb())) {
            return Links.whyNot(call);
        }
        return Cut.of(call) instanceof Cut.Reading.Bad bad
                ? Optional.of(bad.why())
                : Optional.empty();
    }

    private static Healing healing(Call call) {
        return Links.DEEDS.contains(call.verb())
                ? LinkScript.healing(call)
                : NetworkScript.healing(call);
    }

    @Override
    public Outcome renew(Call call, Duration lease) {
        return repertoire.checked(call, it -> deadMan.renew(it, lease));
    }

    @Override
    public Outcome disarm(Call call) {
        return repertoire.checked(call, deadMan::disarm);
    }

    @Override
    public Outcome armed(Call call) {
        return repertoire.checked(call, deadMan::armed);
    }

    @Override
    public void forget(Call call) {
        boolean noted = canExpire(call.verb());
        if (noted && shell.hosts().contains(call.on())) {
            notes.forget(call.on(), NetworkScript.note(call));
        }
    }

    private Outcome cut(Call call) {
        return switch (Cut.of(call)) {
            case Cut.Reading.Bad bad -> new Outcome.Refused(what(call) + bad.why());
            case Cut.Reading.Good good -> cut(call, good.cut());
        };
    }

    private Outcome cut(Call call, Cut cut) {
        String script = Sh.asRootOnTheRoad(NetworkScript.cut(call, cut));
        boolean said = false;
        try (Dialogue dialogue =
                Dialogue.open(shell, call.on(), script, Deadline.in(call.limit()))) {
            Optional<String> not = Found.in(dialogue.hear()).whyNot(call, cut);
            if (not.isPresent()) {
                return new Outcome.Refused(what(call) + "nothing was cut: " + not.get());
            }
            notes.left(call.on(), NetworkScript.note(call));
            said = true;
            Dialogue.Struck struck = dialogue.strike("cut");
            return struck.reply().startsWith("cut ")
                    ? new Outcome.Done(
                            Facts.of(Map.of("table", Cut.table(call))), Optional.of(struck.when()))
                    : new Outcome.Refused(what(call) + struck.reply());
        } catch (ShellFailure e) {
            String why = what(call) + e.getMessage();
            return said ? new Outcome.Unknown(why) : new Outcome.Refused(why);
        }
    }

    /** A cut that is gone again took hold if its note says so: it was healed. */
    private Outcome wasCut(Call call) {
        notes.left(call.on(), NetworkScript.note(call));
        return looked(
                call,
                NetworkScript.recall(call),
                state ->
                        switch (state) {
                            case "state there did", "state there about", "state there none" ->
                                    new Outcome.Done(Facts.of(Map.of("table", Cut.table(call))));
                            case "state  did" ->
                                    new Outcome.Done(Facts.of(Map.of("table", "gone again")));
                            case "state  none" ->
                                    new Outcome.Refused(
                                            what(call)
                                                    + "it did not take hold: there is no table "
                                                    + Cut.table(call));
                            default ->
                                    new Outcome.Unknown(
                                            what(call)
                                                    + "it was about to cut, and there is no table "
                                                    + Cut.table(call)
                                                    + " now; it may have been healed since");
                        });
    }

    private Outcome heal(Call call) {
        Optional<String> prefix = prefix(call);
        return prefix.isEmpty()
                ? noTable(call)
                : switch (shell.run(
                        call.on(), Sh.asRoot(NetworkScript.heal(prefix.get())), call.limit())) {
                    case Ran.NotSent not -> new Outcome.Refused(what(call) + not.why());
                    case Ran.NoAnswer no -> new Outcome.Unknown(what(call) + no.why());
                    case Ran.Ended ended when ended.out().startsWith("no ") ->
                            new Outcome.Refused(what(call) + ended.out().strip().substring(3));
                    case Ran.Ended ended when ended.well() -> removed(ended.out().strip());
                    case Ran.Ended ended -> new Outcome.Unknown(what(call) + ended.said());
                };
    }

    private static Outcome removed(String told) {
        String names = told.substring("removed".length()).strip();
        return new Outcome.Done(Facts.of(Map.of("removed", names.isEmpty() ? "none" : names)));
    }

    private Outcome isHealed(Call call) {
        return prefix(call)
                .map(prefix ->
                        looked(
                                call,
                                NetworkScript.remaining(prefix),
                                told ->
                                        told.equals("tables")
                                                ? new Outcome.Done(
                                                        Facts.of(Map.of("removed", "none left")))
                                                : new Outcome.Refused(
                                                        what(call)
                                                                + "still there: "
                                                                + told.lines()
                                                                        .findFirst()
                                                                        .orElse(told))))
                .orElseGet(() -> noTable(call));
    }

    private Outcome tables(Call call) {
        Ran ran = shell.run(call.on(), Sh.asRoot(NetworkScript.tables()), call.limit());
        return switch (ran) {
            case Ran.NotSent not -> new Outcome.Refused(what(call) + not.why());
            case Ran.NoAnswer no -> new Outcome.Unknown(what(call) + no.why());
            case Ran.Ended ended when ended.out().startsWith("tables") && ended.well() ->
                    new Outcome.Done(Counted.in(ended.out()).facts());
            case Ran.Ended ended -> new Outcome.Refused(what(call) + ended.said());
        };
    }

    /** A host that cannot be looked at proves nothing: only what it says can settle a call. */
    private Outcome looked(Call call, String script, Function<String, Outcome> judge) {
        return switch (shell.run(call.on(), Sh.asRoot(script), call.limit())) {
            case Ran.NotSent not -> new Outcome.Unknown(what(call) + not.why());
            case Ran.NoAnswer no -> new Outcome.Unknown(what(call) + no.why());
            case Ran.Ended ended when !ended.well() || ended.out().startsWith("no ") ->
                    new Outcome.Unknown(what(call) + ended.said());
            case Ran.Ended ended -> judge.apply(ended.out().stripTrailing());
        };
    }

    /** What the names of all the tables that a heal takes away begin with. */
    private static Optional<String> prefix(Call call) {
        Optional<String> of = call.argument("of").filter(text -> !text.isBlank());
        return of.isEmpty()
                ? Optional.of(OURS + Token.drill(call))
                : of.filter(name -> ONE.matcher(name).matches())
                        .map(name -> name.startsWith(OURS) ? name : OURS + name);
    }

    private static Outcome noTable(Call call) {
        return new Outcome.Refused(
                what(call)
                        + "`%s` is no name of a table of ours; network.tables tells them"
                                .formatted(call.with().getOrDefault("of", "")));
    }

    private static String what(Call call) {
        return "%s on %s: ".formatted(call.verb(), call.on());
    }

    @Override
    public void close() {
        notes.close();
    }
}

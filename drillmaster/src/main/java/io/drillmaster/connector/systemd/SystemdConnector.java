package io.drillmaster.connector.systemd;

import io.drillmaster.connector.Call;
import io.drillmaster.connector.Expires;
import io.drillmaster.connector.Forgets;
import io.drillmaster.connector.Outcome;
import io.drillmaster.connector.Repertoire;
import io.drillmaster.connector.SettlingPerformer;
import io.drillmaster.connector.ssh.DeadMan;
import io.drillmaster.connector.ssh.Notes;
import io.drillmaster.connector.ssh.Ran;
import io.drillmaster.connector.ssh.RemoteShell;
import io.drillmaster.connector.ssh.Sh;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Looks at units of hosts over SSH, starts and stops them in order, and kills them. */
public final class SystemdConnector implements SettlingPerformer, Expires, Forgets {

    private static final String NO_UNIT = "there is no such unit there";

    private final RemoteShell shell;
    private final Notes notes;
    private final DeadMan deadMan;
    private final Repertoire repertoire;

    public SystemdConnector(RemoteShell shell) {
        this.shell = shell;
        this.notes = new Notes(shell);
        this.deadMan = new DeadMan(shell);
        UnitKill kill = new UnitKill(shell, notes);
        this.repertoire =
                new Repertoire("systemd")
                        .can(SystemdVerbs.unit(), shell.hosts(), this::unit)
                        .can(
                                SystemdVerbs.start(),
                                shell.hosts(),
                                this::start,
                                call -> look(call, it -> upOrDown(call, it, it.isUp())))
                        .can(
                                SystemdVerbs.stop(),
                                shell.hosts(),
                                this::stop,
                                call -> look(call, it -> upOrDown(call, it, it.isDown())))
                        .can(
                                SystemdVerbs.restart(),
                                shell.hosts(),
                                this::restart,
                                call -> look(call, it -> changed(call, it)))
                        .can(
                                SystemdVerbs.kill(),
                                shell.hosts(),
                                kill::perform,
                                call -> look(call, it -> changed(call, it)));
    }

    @Override
    public Repertoire repertoire() {
        return repertoire;
    }

    @Override
    public void forget(Call call) {
        boolean noted = call.verb().equals("systemd.restart") || call.verb().equals("systemd.kill");
        if (noted && shell.hosts().contains(call.on())) {
            notes.forget(call.on(), UnitScript.note(call));
        }
    }

    @Override
    public boolean canExpire(String verb) {
        return verb.equals("systemd.stop");
    }

    @Override
    public Outcome arm(Call call, Duration lease) {
        return repertoire.checked(
                call, it -> deadMan.arm(it, lease, UnitScript.startAgain(UnitScript.of(it))));
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

    private Outcome stop(Call call) {
        String unlessSpent = DeadMan.look(call) + UnitScript.UNLESS_SPENT;
        return acted(call, unlessSpent + UnitScript.job("stop", UnitScript.of(call)), true);
    }

    private Outcome start(Call call) {
        return acted(call, UnitScript.job("start", UnitScript.of(call)), false);
    }

    private Outcome restart(Call call) {
        notes.left(call.on(), UnitScript.note(call));
        return acted(call, UnitScript.restart(call), false);
    }

    private Outcome acted(Call call, String script, boolean down) {
        return switch (shell.run(call.on(), Sh.asRoot(script), call.limit())) {
            case Ran.NotSent not -> new Outcome.Refused(what(call) + not.why());
            case Ran.NoAnswer no -> new Outcome.Unknown(what(call) + no.why());
            case Ran.Ended ended when !ended.out().startsWith(UnitScript.BEGUN) ->
                    new Outcome.Refused(what(call) + "nothing was done: " + ended.said());
            case Ran.Ended ended ->
                    UnitState.of(ended.out())
                            .map(state -> judged(call, ended, state, down))
                            .orElseGet(() -> new Outcome.Unknown(what(call) + ended.said()));
        };
    }

    private static Outcome judged(Call call, Ran.Ended ended, UnitState state, boolean down) {
        if (!state.exists()) {
            return new Outcome.Refused(what(call) + NO_UNIT);
        }
        boolean asWanted = down ? state.isDown() : state.isUp();
        if (ended.well() && asWanted) {
            return new Outcome.Done(state.facts());
        }
        String why =
                "%ssystemd ended with exit %d, and the unit is %s (%s)"
                        .formatted(
                                what(call),
                                ended.exit(),
                                state.active(),
                                ended.err().strip().replaceAll("\\s*\\R\\s*", "; "));
        // A restart that failed half way has stopped the unit all the same.
        boolean half = call.verb().equals("systemd.restart") || !state.isSettled();
        return half ? new Outcome.Unknown(why) : new Outcome.Refused(why);
    }

    private Outcome unit(Call call) {
        Ran ran = shell.run(call.on(), Sh.bash(UnitScript.show(UnitScript.of(call))), call.limit());
        return switch (ran) {
            case Ran.NotSent not -> new Outcome.Refused(what(call) + not.why());
            case Ran.NoAnswer no -> new Outcome.Unknown(what(call) + no.why());
            case Ran.Ended ended ->
                    told(ended)
                            .<Outcome>map(state -> new Outcome.Done(state.facts()))
                            .orElseGet(() -> new Outcome.Refused(what(call) + none(ended)));
        };
    }

    /** A host that cannot be looked at proves nothing: only what it says can settle a call. */
    private Outcome look(Call call, Function<UnitState, Outcome> judge) {
        notes.left(call.on(), UnitScript.note(call));
        String script = Sh.bash(UnitScript.recall(call));
        return switch (shell.run(call.on(), script, call.limit())) {
            case Ran.NotSent not -> new Outcome.Unknown(what(call) + not.why());
            case Ran.NoAnswer no -> new Outcome.Unknown(what(call) + no.why());
            case Ran.Ended ended ->
                    told(ended)
                            .map(judge)
                            .orElseGet(() -> new Outcome.Unknown(what(call) + none(ended)));
        };
    }

    private static Optional<UnitState> told(Ran.Ended ended) {
        return UnitState.of(ended.out()).filter(UnitState::exists);
    }

    private static String none(Ran.Ended ended) {
        return UnitState.of(ended.out()).isPresent() ? NO_UNIT : ended.said();
    }

    private static Outcome upOrDown(Call call, UnitState state, boolean asWanted) {
        if (!state.isSettled()) {
            return undecided(call, state);
        }
        return asWanted ? new Outcome.Done(state.facts()) : untouched(call, state);
    }

    /** A unit that runs under another invocation or main process was restarted or killed. */
    private static Outcome changed(Call call, UnitState state) {
        if (state.note().isEmpty()) {
            return state.isUp() ? untouched(call, state) : undecided(call, state);
        }
        if (!state.note().equals(state.token())) {
            return new Outcome.Done(state.facts());
        }
        boolean mustShow =
                call.verb().equals("systemd.restart") || UnitKill.signal(call).equals("KILL");
        return mustShow && state.isSettled() ? untouched(call, state) : undecided(call, state);
    }

    private static Outcome untouched(Call call, UnitState state) {
        return new Outcome.Refused(
                "%s %s on %s did not take hold: the unit is %s, as before"
                        .formatted(call.verb(), UnitScript.of(call), call.on(), state.active()));
    }

    private static Outcome undecided(Call call, UnitState state) {
        return new Outcome.Unknown(
                "%s %s on %s cannot be settled: the unit is %s, which proves nothing"
                        .formatted(call.verb(), UnitScript.of(call), call.on(), state.active()));
    }

    private static String what(Call call) {
        return "%s %s on %s: ".formatted(call.verb(), UnitScript.of(call), call.on());
    }

    @Override
    public void close() {
        notes.close();
    }
}
